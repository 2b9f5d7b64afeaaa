import tls from 'node:tls';
import type { Log } from '#main/ports.ts';

/**
 * Node brings its own list of certificate authorities; companies and schools add theirs to the
 * system's list. Both count, for every connection from here on.
 */
export function trustSystemCertificates(log: Log): void {
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
