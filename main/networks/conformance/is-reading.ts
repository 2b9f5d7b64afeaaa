import type { FetchInit } from '#main/ports.ts';

/** Does a request only ask? By its method, or in GraphQL, where everything is a POST, by its first word. */
export function isReading(
  url: string,
  { method, body }: Pick<FetchInit, 'method' | 'body'>,
): boolean {
  if (method === 'GET') return true;
  const isGraphql = new URL(url).pathname.endsWith('/graphql');
  return isGraphql && typeof body === 'string' && body.startsWith('{"query":"query ');
}
