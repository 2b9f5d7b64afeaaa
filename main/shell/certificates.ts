import tls from 'node:tls';
import type { Log, NetworkAccess } from '#main/ports.ts';

/**
 * Node brings its own list of certificate authorities; companies and schools add theirs to the
 * system's list. Both count for every connection. To read the system's takes longer than a start may:
 * it is read before the first connection and not sooner.
 */
export function trustingSystem(network: NetworkAccess, log: Log): NetworkAccess {
  let isRead = false;
  const trusted = (): NetworkAccess => {
    if (!isRead) trustSystemCertificates(log);
    isRead = true;
    return network;
  };
  return {
    ...network,
    fetch: async (url, init) => await trusted().fetch(url, init),
    openSocket: (url, listener) => trusted().openSocket(url, listener),
    openStream: (target, onOpen) => trusted().openStream(target, onOpen),
  };
}

function trustSystemCertificates(log: Log): void {
  try {
    tls.setDefaultCACertificates([
      ...tls.getCACertificates('bundled'),
      ...tls.getCACertificates('system'),
    ]);
  } catch {
    // A Node built without it, or a system list that cannot be read: Node's own list stays.
    log('certificates.own-only');
  }
}
