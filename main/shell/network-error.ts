/** Chromium's names for what went wrong, in the words of Node, which the HTTP door knows. */
const CODES: Readonly<Record<string, string>> = {
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_NAME_RESOLUTION_FAILED: 'EAI_AGAIN',
  ERR_ICANN_NAME_COLLISION: 'ENOTFOUND',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
  ERR_NETWORK_CHANGED: 'ECONNRESET',
  ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
  ERR_CONNECTION_RESET: 'ECONNRESET',
  ERR_CONNECTION_CLOSED: 'ECONNRESET',
  ERR_CONNECTION_ABORTED: 'ECONNRESET',
  ERR_EMPTY_RESPONSE: 'ECONNRESET',
  ERR_CONNECTION_TIMED_OUT: 'ETIMEDOUT',
  ERR_TIMED_OUT: 'ETIMEDOUT',
  ERR_CERT_DATE_INVALID: 'CERT_HAS_EXPIRED',
  ERR_CERT_AUTHORITY_INVALID: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  ERR_CERT_COMMON_NAME_INVALID: 'ERR_TLS_CERT_ALTNAME_INVALID',
  ERR_SSL_PROTOCOL_ERROR: 'EPROTO',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'EPROTO',
};
const NAME = /net::(ERR_\w+)/;

/** The error that Node's fetch would have thrown: a TypeError with the code on its cause. */
export function asFetchError(error: Error): TypeError {
  const name = NAME.exec(error.message)?.[1] ?? '';
  const other = name.startsWith('ERR_CERT') ? 'CERT_INVALID' : name;
  const code = CODES[name] ?? (other === '' ? 'UNKNOWN' : other);
  const cause = Object.assign(new Error(error.message), { code });
  return new TypeError('fetch failed', { cause });
}
