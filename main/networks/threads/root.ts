import type { Renewal } from '#main/networks/graph/long-token.ts';

/** The documentation of Threads knows no other place for the token. */
export const TOKEN_IN = 'query';

export function rootOf(serverUrl: string): string {
  return new URL('v1.0', serverUrl).href;
}

export function renewalAt(serverUrl: string): Renewal {
  return {
    url: new URL('refresh_access_token', serverUrl).href,
    grantType: 'th_refresh_token',
  };
}
