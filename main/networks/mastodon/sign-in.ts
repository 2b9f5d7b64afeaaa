import type { z } from 'zod';
import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import type { OauthServer } from '#main/networks/oauth/authorization-server.ts';
import { signInWithCode } from '#main/networks/oauth/code-flow.ts';
import { createCaller, parse, type Caller } from './calls.ts';
import { capabilitiesOf, streamingUrlOf } from './capabilities.ts';
import { toAuthor } from './mapper.ts';
import { isAtLeast, softwareName } from './quirks.ts';
import { account, authorizationServer, registration } from './schemas.ts';
import { writeSecret } from './secret.ts';
import { endOf, tokenFields } from './tokens.ts';
import { readServer, type Server } from './server.ts';

const BROAD_SCOPES = 'read write follow';
/** Reading, and of writing only what Parley does. https://docs.joinmastodon.org/api/oauth-scopes/ */
const NARROW_SCOPES =
  'read write:statuses write:media write:favourites write:conversations write:notifications write:follows write:blocks';

type Metadata = z.infer<typeof authorizationServer>;
type App = z.infer<typeof registration>;
/** One sign-in from the first question to the token. */
type Flow = {
  readonly server: Server;
  readonly caller: Caller;
  readonly lent: SignInPorts;
  readonly scopes: string;
  readonly redirectUri: string;
};

/** RFC 8414; Mastodon has it since 4.3, of its relatives few do. */
async function readMetadata(caller: Caller, signal: AbortSignal): Promise<Metadata | null> {
  try {
    const answer = await caller.call('GET', '/.well-known/oauth-authorization-server', {
      lane: 'interactive',
      signal,
      deadlineMs: 15_000,
    });
    return parse(answer, authorizationServer);
  } catch {
    return null;
  }
}

function offersPkce({ software }: Server, metadata: Metadata | null): boolean {
  if (metadata !== null) return metadata.code_challenge_methods_supported.includes('S256');
  return software.name === 'mastodon' && isAtLeast(software.version, [4, 3]);
}

/** Without metadata there is nothing to hold `iss` against. */
function oauthServerOf(server: Server, metadata: Metadata | null): OauthServer {
  const promises = metadata?.authorization_response_iss_parameter_supported === true;
  return {
    ...(metadata === null ? {} : { issuer: metadata.issuer }),
    ...(promises ? { promisesIssuer: true } : {}),
    authorizeUrl: new URL('/oauth/authorize', server.url).href,
    tokenUrl: new URL('/oauth/token', server.url).href,
    pkce: offersPkce(server, metadata) ? 'S256' : 'none',
  };
}

/** An app of its own for every sign-in: its redirect is the very port that listens now. */
async function registerApp({ caller, lent, redirectUri, scopes }: Flow): Promise<App> {
  const answer = await caller.call('POST', '/api/v1/apps', {
    body: {
      kind: 'form',
      fields: { client_name: 'Parley', redirect_uris: redirectUri, scopes },
    },
    lane: 'interactive',
    signal: lent.signal,
  });
  return parse(answer, registration);
}

/** Who the token belongs to: the server's word, not what was typed. */
async function readOwner({ server, lent }: Flow, accessToken: string) {
  const caller = createCaller({
    http: lent.http,
    serverUrl: server.url,
    withToken: async (call) => await call(accessToken),
    who: 'sign-in',
  });
  const answer = await caller.call('GET', '/api/v1/accounts/verify_credentials', {
    lane: 'interactive',
    signal: lent.signal,
  });
  return toAuthor(parse(answer, account), server.url);
}

/** OAuth with a code: the password is typed on the server's own page and never seen here. */
export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const { signal, http } = lent;
  const server = await readServer(request.serverUrl, { http, lane: 'interactive', signal });
  const { host } = new URL(request.serverUrl);
  if (server === null) throw new ConnectorError({ code: 'not-an-api', host }, true);
  const caller = createCaller({ http, serverUrl: server.url, who: 'open' });
  const metadata = await readMetadata(caller, signal);
  const isNarrow = metadata?.scopes_supported.includes('write:statuses') === true;
  const wayBack = await lent.loopback('/mastodon');
  const scopes = isNarrow ? NARROW_SCOPES : BROAD_SCOPES;
  const flow: Flow = { server, caller, lent, scopes, redirectUri: wayBack.redirectUri };

  const app = await registerApp(flow);
  const tokens = await signInWithCode(
    {
      server: oauthServerOf(server, metadata),
      client: { id: app.client_id, secret: app.client_secret },
      scope: scopes,
      wayBack,
      isTrustedHost: true,
    },
    lent,
  );
  const owner = await readOwner(flow, tokens.accessToken);
  const streamingUrl = streamingUrlOf(server);
  return {
    serverUrl: server.url,
    remoteUserId: owner.remoteId,
    handle: owner.handle,
    displayName: owner.name,
    ...(owner.avatarUrl === undefined ? {} : { avatarUrl: owner.avatarUrl }),
    software: softwareName(server.software),
    capabilities: capabilitiesOf(server),
    ...endOf(tokens),
    secret: writeSecret({
      ...tokenFields(tokens),
      clientId: app.client_id,
      clientSecret: app.client_secret,
      software: server.software,
      ...(owner.url === undefined ? {} : { profileUrl: owner.url }),
      ...(streamingUrl === undefined ? {} : { streamingUrl }),
    }),
  };
}
