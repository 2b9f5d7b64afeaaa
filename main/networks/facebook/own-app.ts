import type { OwnApp } from '#main/networks/oauth/own-app.ts';
import { SCOPES } from './guide.ts';
import { dialogOf, rootOf } from './root.ts';

/**
 * Meta lets a desktop app come back to `localhost` by name only, and does not compare the address while
 * the app is in development mode. A token of an hour becomes one of 60 days; the page's token that comes
 * from it has no end of its own.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
export function ownApp(serverUrl: string): OwnApp {
  const tokenUrl = `${rootOf(serverUrl)}/oauth/access_token`;
  return {
    server: { authorizeUrl: dialogOf(serverUrl), tokenUrl, pkce: 'none' },
    scope: SCOPES.join(','),
    wayBack: { path: '/facebook', host: 'localhost' },
    prolong: {
      method: 'GET',
      url: tokenUrl,
      grantType: 'fb_exchange_token',
      tokenField: 'fb_exchange_token',
      app: 'id-and-secret',
    },
  };
}
