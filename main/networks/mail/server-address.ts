/** A mail server as people write it: `imap.example:993`, the port with TLS when none is said. */
export type ServerAddress = {
  readonly host: string;
  readonly port: number;
  /** `start`: the connection begins in the clear and is encrypted before anything is said. */
  readonly tls: 'at-once' | 'start' | 'none';
};

const TLS_PORT = 993;
const CLEAR_PORT = 143;
const ON_THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/u;

/** Nothing but a host and perhaps a port. */
function hostIn(text: string): string | null {
  const url = /[\s@/?#]/u.test(text) ? null : URL.parse(`https://${text}`);
  const host = url?.hostname.replace(/^\[|\]$/gu, '') ?? '';
  return host === '' ? null : host;
}

export function readServerAddress(typed: string): ServerAddress | null {
  const text = typed
    .trim()
    .replace(/^imaps?:\/\//iu, '')
    .replace(/\/$/u, '');
  const host = hostIn(text);
  const port = Number(/:(\d{1,5})$/u.exec(text)?.[1] ?? TLS_PORT);
  if (host === null || port === 0 || port > 65_535) return null;
  // Nobody has a certificate for their own machine, and nobody listens in between.
  if (ON_THIS_MACHINE.test(host) && port !== TLS_PORT) return { host, port, tls: 'none' };
  return { host, port, tls: port === CLEAR_PORT ? 'start' : 'at-once' };
}

export function writeServerAddress({ host, port }: ServerAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
