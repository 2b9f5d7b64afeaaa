import type { OwnApp } from '#main/networks/oauth/own-app.ts';

export const SERVER_URL = 'https://business.google.com';
export const REVIEWS = 'https://mybusiness.googleapis.com/v4';
export const ACCOUNTS = 'https://mybusinessaccountmanagement.googleapis.com/v1';
export const LOCATIONS = 'https://mybusinessbusinessinformation.googleapis.com/v1';

/** https://developers.google.com/my-business/content/implement-oauth */
export const OWN_APP: OwnApp = {
  server: {
    issuer: 'https://accounts.google.com',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    revokeUrl: 'https://oauth2.googleapis.com/revoke',
    pkce: 'S256',
  },
  scope: 'https://www.googleapis.com/auth/business.manage',
  wayBack: { path: '/google-business' },
  // Without `consent` Google gives a refresh token the first time only.
  more: { access_type: 'offline', prompt: 'consent' },
};
