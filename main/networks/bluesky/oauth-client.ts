import type {
  NodeOAuthClient,
  NodeSavedSession,
  OAuthClientOptions,
} from '@atproto/oauth-client-node';
import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Http, Lane } from '#main/networks/http.ts';
import { documentOfDid, handleIn, serverIn } from './identity.ts';
import { bucketOf } from './password-transport.ts';

/** Read and write posts; see who it is. Direct messages would need a scope of their own. */
export const SCOPE = 'atproto transition:generic';

/** How a call tells our fetch whom it waits for; never leaves the machine. */
export const LANE_HEADER = 'parley-lane';

/** What the client reads itself: it needs the words of a refusal. */
const READ_STATUSES = [304, 400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422];

const lane = z.enum(['send', 'interactive', 'sync', 'backfill']).catch('interactive');

export type OauthSettings = {
  readonly http: Http;
  /** The server that the person named or signed in to. */
  readonly serverUrl: string;
  readonly clientId: string;
  /** The DID, once it is known: keeps the limits of two accounts apart. */
  readonly did?: string;
  readonly session: {
    read(): NodeSavedSession | undefined;
    /** Resolves when it is on the disk. */
    write(session: NodeSavedSession): Promise<void>;
  };
};

/** `fetch` for the OAuth client, through our one door: deadlines, caps, addresses, limits. */
function fetchThrough({ http, serverUrl, did = 'nobody' }: OauthSettings) {
  const { host } = new URL(serverUrl);
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    const wanted: Lane = lane.parse(headers.get(LANE_HEADER));
    headers.delete(LANE_HEADER);
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const isCall = url.pathname.startsWith('/xrpc/');
    const answer = await http.request({
      method,
      url: url.href,
      headers: Object.fromEntries(headers),
      ...(method === 'GET'
        ? {}
        : {
            body: {
              kind: 'bytes',
              bytes: new Uint8Array(await request.arrayBuffer()),
              mimeType: headers.get('content-type') ?? 'application/octet-stream',
            },
          }),
      bucket: isCall
        ? bucketOf({ serverUrl: url.origin, did }, { method })
        : `${url.host} ${did} oauth`,
      lane: wanted,
      signal: request.signal,
      accept: READ_STATUSES,
      isTrustedHost: url.host === host,
    });
    const body = answer.status === 304 ? null : Uint8Array.from(answer.bytes);
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
}

/**
 * The only place that knows whose DID it is: the network's directory, not the server that says so.
 * A server on this machine has a directory of its own and is asked itself; see identity.ts.
 */
function identityResolver(
  { http, serverUrl }: OauthSettings,
  assertDid: (did: string) => asserts did is `did:plc:${string}` | `did:web:${string}`,
): NonNullable<OAuthClientOptions['identityResolver']> {
  return {
    async resolve(did, options) {
      assertDid(did);
      const signal = options?.signal ?? AbortSignal.timeout(15_000);
      const document = await documentOfDid(
        did,
        { url: serverUrl, isTrustedHost: true },
        { http, signal },
      );
      const serviceEndpoint = serverIn(document);
      if (serviceEndpoint === null)
        throw new ConnectorError(
          { code: 'server-unsupported', host: new URL(serverUrl).host },
          true,
        );
      return {
        did,
        handle: handleIn(document) ?? 'handle.invalid',
        didDoc: {
          id: did,
          service: [
            {
              id: '#atproto_pds',
              type: 'AtprotoPersonalDataServer',
              serviceEndpoint: serviceEndpoint.startsWith('https:')
                ? serviceEndpoint
                : new URL(serviceEndpoint).href,
            },
          ],
        },
      };
    },
  };
}

/**
 * The OAuth client of the network's makers: PAR, PKCE, proofs of possession, `iss` and `sub` checked.
 * One per account. Loaded only when somebody signs in this way. https://atproto.com/specs/oauth
 */
export async function createOauthClient(settings: OauthSettings): Promise<NodeOAuthClient> {
  const library = await import('@atproto/oauth-client-node');
  const states = new Map<string, Parameters<OauthStates['set']>[1]>();
  return new library.NodeOAuthClient({
    clientMetadata: library.atprotoLoopbackClientMetadata(settings.clientId),
    // Plain http is for a server on this machine only; the door refuses it elsewhere on redirects.
    allowHttp: settings.serverUrl.startsWith('http:'),
    fetch: fetchThrough(settings),
    identityResolver: identityResolver(settings, library.assertAtprotoDid),
    requestLock: library.requestLocalLock,
    // Only for the minutes of one sign-in: an answer to anything older is refused.
    stateStore: {
      get: (key) => states.get(key),
      set: (key, value) => void states.set(key, value),
      del: (key) => void states.delete(key),
    },
    sessionStore: {
      get: () => settings.session.read(),
      set: async (_did, session) => await settings.session.write(session),
      // What we hold is worthless then, but it is the account's secret: only signing out drops it.
      del: () => {},
    },
  });
}
type OauthStates = ConstructorParameters<typeof NodeOAuthClient>[0]['stateStore'];
