import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { isTrouble } from '#main/networks/answers.ts';
import { signInWithDevice } from '#main/networks/oauth/device-flow.ts';
import { appIn, type OwnAppSignIn } from '#main/networks/oauth/own-app.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { present, webUrl } from '#main/networks/values.ts';
import { createCaller, type Caller } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { DEVICE_URL, OWN_APP, SCOPE, SERVER_URL } from './own-app.ts';
import { REPOSITORY, VIEWER } from './queries.ts';
import { repository as repositorySchema, viewer } from './schemas.ts';

const MOST_REPOSITORIES = 20;
const NAME = /^(?:https?:\/\/(?:www\.)?github\.com\/)?([\w.-]+\/[\w.-]+?)(?:\.git|\/\S*)?$/iu;

/** `owner/name`, or the address of any page of a repository. */
export function repositoriesIn(typed: string): readonly string[] {
  const words = typed.split(/[\s,;]+/u).filter((word) => word !== '');
  const names = words.flatMap((word) => NAME.exec(word)?.[1] ?? []);
  const once = [...new Set(names)];
  if (once.length === 0 || names.length < words.length || once.length > MOST_REPOSITORIES)
    throw new ConnectorError({ code: 'invalid-input' }, true);
  return once;
}

async function tokensFor(request: SignInRequest, lent: SignInPorts): Promise<OwnAppSignIn> {
  const { fields, methodId } = request;
  if (methodId === 'token') {
    const accessToken = (fields['token'] ?? '').trim();
    if (accessToken === '') throw new ConnectorError({ code: 'wrong-credentials' }, true);
    // No app is behind it; the name only fills the place of one.
    return { client: { id: 'personal-token' }, tokens: { accessToken } };
  }
  const client = appIn(fields, OWN_APP);
  const server = { ...OWN_APP.server, deviceUrl: DEVICE_URL };
  const flow = { server, client, scope: SCOPE, isTrustedHost: false };
  return { client, tokens: await signInWithDevice(flow, lent) };
}

/** Is it there, may we see it, does it have discussions? The name as GitHub writes it. */
async function checked(name: string, caller: Caller, { signal }: SignInPorts): Promise<string> {
  const [owner = '', repo = ''] = name.split('/');
  const asking = { lane: 'interactive', signal, schema: repositorySchema } as const;
  try {
    const found = await caller.ask(REPOSITORY, { owner, name: repo }, asking);
    const { nameWithOwner, hasDiscussionsEnabled } = found.repository;
    if (hasDiscussionsEnabled) return nameWithOwner;
    throw new ConnectorError(
      { code: 'rejected', detail: `${nameWithOwner}: no discussions` },
      true,
    );
  } catch (error) {
    if (!isTrouble(error, 'gone')) throw error;
    throw new ConnectorError({ ...error.failure, code: 'not-found' }, true);
  }
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const named = repositoriesIn(request.fields['repositories'] ?? '');
  const signedIn = await tokensFor(request, lent);
  const { http, clock, signal } = lent;
  const { accessToken } = signedIn.tokens;
  const caller = createCaller({
    http,
    clock,
    withToken: async (call) => await call(accessToken),
    who: 'sign-in',
  });
  try {
    const asking = { lane: 'interactive', signal, schema: viewer } as const;
    const { viewer: me } = await caller.ask(VIEWER, {}, asking);
    const repositories: string[] = [];
    for (const name of named) repositories.push(await checked(name, caller, lent));
    return {
      serverUrl: SERVER_URL,
      remoteUserId: me.id,
      handle: `@${me.login}`,
      displayName: cleanName(me.name ?? '') || me.login,
      capabilities: CAPABILITIES,
      secret: ownAppSecret(signedIn, { repositories: repositories.join(' ') }),
      ...present({ avatarUrl: webUrl(me.avatarUrl), endsAt: caller.tokenEnd() }),
      ...endOf(signedIn.tokens),
    };
  } catch (error) {
    if (!isTrouble(error, 'login-needed')) throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}
