/** The host of a server's address, for people: `https://kaffee.social/` is `kaffee.social`. */
export function hostOf(serverUrl: string): string {
  return URL.canParse(serverUrl) ? new URL(serverUrl).host : serverUrl;
}
