import type { OwnApp } from '#main/networks/oauth/own-app.ts';
import { redirectOf } from '#main/networks/oauth/own-app.ts';

export const SERVER_URL = 'https://www.linkedin.com';
export const API = 'https://api.linkedin.com/rest';
/**
 * Every call names the version it speaks; one lives for a year, then LinkedIn answers 426.
 * https://learn.microsoft.com/en-us/linkedin/marketing/versioning
 */
export const VERSION = '202603';

/** LinkedIn compares the whole address with the registered one. */
const WAY_BACK = { path: '/linkedin', port: 47_821 } as const;
export const REDIRECT = redirectOf(WAY_BACK);

/** https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow */
export const OWN_APP: OwnApp = {
  server: {
    authorizeUrl: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    revokeUrl: 'https://www.linkedin.com/oauth/v2/revoke',
    // Only apps that LinkedIn marks as native may use it.
    pkce: 'none',
  },
  scope:
    'r_organization_social r_organization_social_feed w_organization_social_feed rw_organization_admin',
  wayBack: WAY_BACK,
};
