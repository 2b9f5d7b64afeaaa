import { SERVER_URL } from './info.ts';

/** Versions live about two years: https://developers.facebook.com/docs/graph-api/changelog/versions */
const VERSION = 'v25.0';

export function rootOf(serverUrl: string): string {
  return new URL(VERSION, serverUrl).href;
}

/** The page that asks the person stands on another host than the interface. */
export function dialogOf(serverUrl: string): string {
  const origin =
    new URL(serverUrl).origin === new URL(SERVER_URL).origin
      ? 'https://www.facebook.com'
      : serverUrl;
  return new URL(`${VERSION}/dialog/oauth`, origin).href;
}
