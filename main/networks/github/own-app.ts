import type { OwnApp } from '#main/networks/oauth/own-app.ts';

export const SERVER_URL = 'https://github.com';

/** https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow */
export const DEVICE_URL = `${SERVER_URL}/login/device/code`;
export const SCOPE = 'public_repo';
export const OWN_APP: OwnApp = {
  server: {
    authorizeUrl: `${SERVER_URL}/login/oauth/authorize`,
    tokenUrl: `${SERVER_URL}/login/oauth/access_token`,
    pkce: 'S256',
  },
  scope: SCOPE,
  wayBack: { path: '/github' },
};
