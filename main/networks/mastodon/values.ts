/** `@mia` of the own server becomes `@mia@kaffee.example`: a handle means the same everywhere. */
export function fullHandle(acct: string, serverUrl: string): string {
  const name = acct.replace(/^@/u, '');
  return name.includes('@') ? `@${name}` : `@${name}@${new URL(serverUrl).host}`;
}
