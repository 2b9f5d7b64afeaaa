import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { createGraphCaller, lasting } from '#main/networks/graph/calls.ts';
import { firstToken, writeLongToken } from '#main/networks/graph/long-token.ts';
import { webUrl } from '#main/networks/graph/web-url.ts';
import { capabilities } from './info.ts';
import { renewalAt, rootOf } from './root.ts';
import { me } from './schemas.ts';

async function readOwner({ serverUrl }: SignInRequest, token: string, lent: SignInPorts) {
  const { http, clock, signal } = lent;
  const caller = createGraphCaller({
    http,
    clock,
    root: rootOf(serverUrl),
    withToken: lasting(token),
    tokenIn: 'query',
    who: 'sign-in',
  });
  try {
    return await caller.call('GET', 'me', {
      query: { fields: 'id,username,name,threads_profile_picture_url' },
      lane: 'interactive',
      signal,
      schema: me,
    });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.code !== 'login-needed') throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const typed = (request.fields['token'] ?? '').trim();
  if (typed === '') throw new ConnectorError({ code: 'wrong-credentials' }, true);
  const owner = await readOwner(request, typed, lent);
  const { token, expiresAt } = await firstToken(typed, renewalAt(request.serverUrl), lent);
  const avatarUrl = webUrl(owner.threads_profile_picture_url);
  return {
    serverUrl: request.serverUrl,
    remoteUserId: owner.id,
    handle: `@${owner.username}`,
    displayName: owner.name === '' ? owner.username : owner.name,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    capabilities,
    secret: writeLongToken({ token, expiresAt, name: owner.username }),
    endsAt: expiresAt,
  };
}
