import type { OwnApp } from '#main/networks/oauth/own-app.ts';
import { SERVER_URL } from './server-url.ts';

/** X compares the whole address, and takes 127.0.0.1 but not localhost. */
export const WAY_BACK: OwnApp['wayBack'] = { path: '/x', port: 47_823 };

export const SCOPES =
  'tweet.read tweet.write tweet.moderate.write users.read dm.read dm.write offline.access';

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
export function ownApp(serverUrl: string): OwnApp {
  const isLive = new URL(serverUrl).origin === new URL(SERVER_URL).origin;
  const pages = isLive ? 'https://x.com' : serverUrl;
  return {
    server: {
      authorizeUrl: new URL('/i/oauth2/authorize', pages).href,
      tokenUrl: new URL('/2/oauth2/token', serverUrl).href,
      revokeUrl: new URL('/2/oauth2/revoke', serverUrl).href,
      pkce: 'S256',
    },
    authentication: 'basic',
    scope: SCOPES,
    wayBack: WAY_BACK,
  };
}
