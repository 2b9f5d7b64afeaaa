import { redirectOf, type OwnApp } from '#main/networks/oauth/own-app.ts';

export const SERVER_URL = 'https://www.reddit.com';
export const API = 'https://oauth.reddit.com';

/** https://github.com/reddit-archive/reddit/wiki/OAuth2: the whole address to come back to is compared. */
export const OWN_APP: OwnApp = {
  server: {
    authorizeUrl: `${SERVER_URL}/api/v1/authorize`,
    tokenUrl: `${SERVER_URL}/api/v1/access_token`,
    revokeUrl: `${SERVER_URL}/api/v1/revoke_token`,
    pkce: 'none',
  },
  scope: 'identity read history submit edit vote privatemessages modposts',
  wayBack: { path: '/reddit', port: 41_784 },
  authentication: 'basic',
  // Without it there is no refresh token.
  more: { duration: 'permanent' },
};
export const REDIRECT = redirectOf(OWN_APP.wayBack);
