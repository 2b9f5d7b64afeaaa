import { ConnectorError } from '#main/networks/connector.ts';
import type { Http } from '#main/networks/http.ts';
import { checked, READ_STATUSES, xrpcError } from './errors.ts';
import { didDocument, handleAnswer, repoAnswer, type DidDocument } from './schemas.ts';
import { xrpcPath } from './xrpc.ts';

/** Open to all without an account. https://docs.bsky.app/docs/advanced-guides/api-directory */
const PUBLIC_API = 'https://public.api.bsky.app';
const PLC_DIRECTORY = 'https://plc.directory';

export type Asking = { readonly http: Http; readonly signal: AbortSignal };
/** A server that the person named, which may lie in their own network. */
export type Server = { readonly url: string; readonly isTrustedHost: boolean };

async function ask(server: Server, path: string, { http, signal }: Asking): Promise<unknown> {
  const url = new URL(path, server.url);
  const answer = await http.request({
    method: 'GET',
    url: url.href,
    bucket: `${url.host} open`,
    lane: 'interactive',
    signal,
    deadlineMs: 15_000,
    accept: [...READ_STATUSES],
    isTrustedHost: server.isTrustedHost,
  });
  if (answer.status >= 400) throw xrpcError(answer, url.host);
  return answer.json();
}

/** A network of its own on this machine has its own directory, which only its server knows. */
function isOwnMachine(server: Server): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(new URL(server.url).hostname);
}

/** Throws `gone` or `rejected` when nobody has this handle. */
export async function didOfHandle(
  handle: string,
  server: Server | null,
  asking: Asking,
): Promise<string> {
  const at = server ?? { url: PUBLIC_API, isTrustedHost: false };
  const path = xrpcPath('com.atproto.identity.resolveHandle', { handle });
  return checked(handleAnswer, await ask(at, path, asking), new URL(at.url).host).did;
}

/** https://atproto.com/specs/did: a DID names its document's place itself. */
export async function documentOfDid(
  did: string,
  server: Server | null,
  asking: Asking,
): Promise<DidDocument> {
  if (server !== null && isOwnMachine(server)) {
    const path = xrpcPath('com.atproto.repo.describeRepo', { repo: did });
    return checked(repoAnswer, await ask(server, path, asking), new URL(server.url).host).didDoc;
  }
  const [, method, id = ''] = did.split(':');
  const place =
    method === 'web'
      ? `https://${decodeURIComponent(id)}/.well-known/did.json`
      : `${PLC_DIRECTORY}/${did}`;
  const { host, origin, pathname } = new URL(place);
  const document = await ask({ url: origin, isTrustedHost: false }, pathname, asking);
  const parsed = checked(didDocument, document, host);
  if (parsed.id !== did) throw new ConnectorError({ code: 'bad-answer', host }, true);
  return parsed;
}

/** The server that holds the account's data. */
export function serverIn(document: DidDocument): string | null {
  const service = document.service?.find(
    ({ id, type }) =>
      (id === '#atproto_pds' || id === `${document.id}#atproto_pds`) &&
      type === 'AtprotoPersonalDataServer',
  );
  const url = URL.parse(service?.serviceEndpoint ?? '');
  return url !== null && /^https?:$/u.test(url.protocol) ? url.origin : null;
}

/** The handle that the document claims; the caller has to know whether it is true. */
export function handleIn(document: DidDocument): string | null {
  const alias = document.alsoKnownAs?.find((name) => name.startsWith('at://'));
  return alias === undefined ? null : alias.slice('at://'.length);
}
