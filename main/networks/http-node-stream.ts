import net from 'node:net';
import tls from 'node:tls';
import type { NetStream, StreamTarget } from '#main/ports.ts';

/** Certificates (PEM) to trust instead of the system's. */
export type StreamSettings = { readonly certificates?: readonly string[] };

function optionsFor(target: StreamTarget, { certificates }: StreamSettings): tls.ConnectionOptions {
  return {
    // An IP address is no name for a server: RFC 6066, section 3.
    ...(net.isIP(target.name) === 0 ? { servername: target.name } : {}),
    ...(certificates === undefined ? {} : { ca: [...certificates] }),
    minVersion: 'TLSv1.2',
  };
}

export function openStream(
  target: StreamTarget,
  onOpen: () => void,
  settings: StreamSettings,
): NetStream {
  const where = { host: target.connectTo, port: target.port };
  return target.tls === 'at-once'
    ? tls.connect({ ...where, ...optionsFor(target, settings) }, onOpen)
    : net.connect(where, onOpen);
}

/** What came before the handshake must not be taken for what comes after it: nothing is kept. */
export function secureStream(
  stream: NetStream,
  target: StreamTarget,
  how: StreamSettings & { readonly onSecure: () => void },
): NetStream {
  return tls.connect({ socket: stream, ...optionsFor(target, how) }, how.onSecure);
}
