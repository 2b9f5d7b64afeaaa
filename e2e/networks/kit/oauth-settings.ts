import { randomBytes } from 'node:crypto';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';

export type OauthSettings = {
  /** Ids of apps, with their secrets; `null` for a public client. */
  readonly clients: Readonly<Record<string, string | null>>;
  readonly paths: {
    readonly authorize?: string;
    readonly token: string;
    readonly revoke?: string;
    readonly device?: string;
  };
  readonly pkce: 'S256' | 'none';
  /** Without it tokens live for ever. */
  readonly tokenLifeS?: number;
  /** `rotating`: every renewal gives a new refresh token and ends the old one. Default none. */
  readonly refresh?: 'rotating' | 'lasting';
  /** After so long only signing in again helps; told as Google and Meta tell it. Default never. */
  readonly refreshLifeS?: number;
  /** Redirect addresses that the app has registered; absent: any of this machine. */
  readonly redirectUris?: readonly string[];
  /** Where the person types the code of the device flow. */
  readonly devicePage?: string;
};

export type Granted = { readonly scope: string; readonly clientId: string };
export type TokenBook = {
  readonly settings: OauthSettings;
  readonly give: (granted: Granted) => LoopbackAnswer;
};

/** What nobody can guess: a code, a token. */
export function secretText(): string {
  return randomBytes(18).toString('base64url');
}
