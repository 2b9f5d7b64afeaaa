/** Where the window's page lives. No server: main answers this scheme itself. */
export const APP_SCHEME = 'app';
const APP_HOST = 'parley';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/**
 * Does the address belong to our page? Protocol and host are compared, because Node gives every
 * custom scheme the origin 'null'. `devOrigin` is the development server's, null in a built app.
 */
export function isOurAddress(address: string, devOrigin: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (devOrigin !== null && url.origin === devOrigin) return true;
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}
