import type { AuthorizationServer } from 'oauth4webapi';
import type { z } from 'zod';
import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { createCaller, parse, type Caller } from './calls.ts';
import { capabilitiesOf, streamingUrlOf } from './capabilities.ts';
import { toAuthor } from './mapper.ts';
import { isAtLeast } from './quirks.ts';
import { account, authorizationServer, registration, token } from './schemas.ts';
import { writeSecret } from './secret.ts';
import { readServer, softwareName, type Server } from './server.ts';

const BROAD_SCOPES = 'read write follow';
/** Reading, and of writing only what Parley does. https://docs.joinmastodon.org/api/oauth-scopes/ */
const NARROW_SCOPES =
  'read write:statuses write:media write:favourites write:conversations write:notifications';

type Metadata = z.infer<typeof authorizationServer>;
type App = z.infer<typeof registration>;
/** One sign-in from the first question to the token. */
type Flow = {
  readonly server: Server;
  readonly caller: Caller;
  readonly lent: SignInPorts;
  readonly metadata: Metadata | null;
  readonly scopes: string;
  readonly redirectUri: string;
};

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

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

async function whenCanceled(signal: AbortSignal): Promise<never> {
  return await new Promise((_resolve, reject) => {
    const cancel = (): void => reject(new ConnectorError({ code: 'canceled' }, true));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
  });
}

/** Needed for a sign-in only: not read at every start. */
async function loadOauth() {
  return await import('oauth4webapi');
}

/** Is this the answer to the question that we asked? Checks `state`, and `iss` where there is one. */
async function checkAnswer(
  answer: URLSearchParams,
  asked: { readonly state: string; readonly clientId: string },
  flow: Flow,
): Promise<string> {
  const oauth = await loadOauth();
  const { metadata, server } = flow;
  const host = new URL(server.url).host;
  const issuer: AuthorizationServer = {
    issuer: metadata?.issuer ?? server.url,
    authorization_response_iss_parameter_supported:
      metadata?.authorization_response_iss_parameter_supported === true,
  };
  const params = new URLSearchParams(answer);
  // Without metadata there is nothing to hold `iss` against.
  if (metadata === null) params.delete('iss');
  try {
    const client = { client_id: asked.clientId };
    const checked = oauth.validateAuthResponse(issuer, client, params, asked.state);
    const [code, ...others] = checked.getAll('code');
    if (code !== undefined && others.length === 0) return code;
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw new ConnectorError(
        error.error === 'access_denied'
          ? { code: 'canceled', host }
          : {
              code: 'rejected',
              host,
              detail: (error.error_description ?? error.error).slice(0, 300),
            },
        true,
      );
  }
  throw new ConnectorError({ code: 'bad-answer', host }, true);
}

async function askPerson(
  flow: Flow,
  app: App,
  answer: Promise<URLSearchParams>,
): Promise<{ code: string; verifier: string | null }> {
  const { server, lent, metadata, scopes, redirectUri } = flow;
  const oauth = await loadOauth();
  const state = base64Url(lent.random.bytes(32));
  const verifier = offersPkce(server, metadata) ? base64Url(lent.random.bytes(32)) : null;
  const page = new URL('/oauth/authorize', server.url);
  const query = {
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: redirectUri,
    scope: scopes,
    state,
    ...(verifier === null
      ? {}
      : {
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
  };
  for (const [name, value] of Object.entries(query)) page.searchParams.set(name, value);
  await lent.openBrowser(page.href);
  const given = await Promise.race([answer, whenCanceled(lent.signal)]);
  return { code: await checkAnswer(given, { state, clientId: app.client_id }, flow), verifier };
}

async function exchangeCode(
  flow: Flow,
  app: App,
  given: { code: string; verifier: string | null },
): Promise<string> {
  const answer = await flow.caller.call('POST', '/oauth/token', {
    body: {
      kind: 'form',
      fields: {
        grant_type: 'authorization_code',
        code: given.code,
        client_id: app.client_id,
        client_secret: app.client_secret,
        redirect_uri: flow.redirectUri,
        scope: flow.scopes,
        ...(given.verifier === null ? {} : { code_verifier: given.verifier }),
      },
    },
    lane: 'interactive',
    signal: flow.lent.signal,
  });
  return parse(answer, token).access_token;
}

/** Who the token belongs to: the server's word, not what was typed. */
async function readOwner({ server, lent }: Flow, accessToken: string) {
  const caller = createCaller({
    http: lent.http,
    serverUrl: server.url,
    token: accessToken,
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
  const { redirectUri, answer } = await lent.loopback('/mastodon');
  const scopes = isNarrow ? NARROW_SCOPES : BROAD_SCOPES;
  const flow: Flow = { server, caller, lent, metadata, scopes, redirectUri };

  const app = await registerApp(flow);
  const given = await askPerson(flow, app, answer);
  const accessToken = await exchangeCode(flow, app, given);
  const owner = await readOwner(flow, accessToken);
  const streamingUrl = streamingUrlOf(server);
  return {
    serverUrl: server.url,
    remoteUserId: owner.remoteId,
    handle: owner.handle,
    displayName: owner.name,
    ...(owner.avatarUrl === undefined ? {} : { avatarUrl: owner.avatarUrl }),
    software: softwareName(server.software),
    capabilities: capabilitiesOf(server),
    secret: writeSecret({
      accessToken,
      clientId: app.client_id,
      clientSecret: app.client_secret,
      software: server.software,
      ...(owner.url === undefined ? {} : { profileUrl: owner.url }),
      ...(streamingUrl === undefined ? {} : { streamingUrl }),
    }),
  };
}
