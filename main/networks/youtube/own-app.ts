import type { OwnApp } from '#main/networks/oauth/own-app.ts';

export const SERVER_URL = 'https://www.youtube.com';
export const API = 'https://www.googleapis.com/youtube/v3';

/**
 * A "desktop app" of a Google Cloud project: any port of this machine may be the way back.
 * https://developers.google.com/identity/protocols/oauth2/native-app
 */
export const OWN_APP: OwnApp = {
  server: {
    issuer: 'https://accounts.google.com',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    revokeUrl: 'https://oauth2.googleapis.com/revoke',
    pkce: 'S256',
  },
  // The only scope that may read what is held, answer and moderate.
  scope: 'https://www.googleapis.com/auth/youtube.force-ssl',
  wayBack: { path: '/youtube' },
  // Without `consent` Google gives a refresh token the first time only.
  more: { access_type: 'offline', prompt: 'consent' },
};
