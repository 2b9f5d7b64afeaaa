const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/iu;
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd])|\.(?:local|lan|home\.arpa|internal|onion)(?::\d+)?$/iu;

/**
 * An address as a person types it, with or without scheme. https, except where no certificate can be had:
 * on this machine, and on a private network when http was typed. null when it names no host, or a user.
 */
export function typedAddress(input: string): URL | null {
  const { scheme = '', host = '', rest = '' } = TYPED.exec(input.trim())?.groups ?? {};
  const url = host === '' ? null : URL.parse(`${schemeFor(host, scheme)}://${host}${rest}`);
  return url !== null && namesHost(url) ? url : null;
}

const TYPED = /^(?:(?<scheme>https?):\/\/)?(?<host>[^\s/?#@]+)(?<rest>[/?#]\S*)?$/iu;

function schemeFor(host: string, typed: string): 'http' | 'https' {
  const scheme = typed.toLowerCase();
  const isHttp = LOOPBACK.test(host) ? scheme !== 'https' : scheme === 'http' && PRIVATE.test(host);
  return isHttp ? 'http' : 'https';
}

function namesHost({ hostname, host }: URL): boolean {
  return hostname.includes('.') || hostname.startsWith('[') || LOOPBACK.test(host);
}
