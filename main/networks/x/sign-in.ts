import type { SignedIn, SignInPorts, SignInRequest } from '#main/networks/connector.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { createXCaller } from './calls.ts';
import { capabilitiesOf } from './info.ts';
import { ownApp } from './own-app.ts';
import { me } from './schemas.ts';

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const { serverUrl, fields } = request;
  const { http, signal } = lent;
  const signedIn = await signInWithOwnApp(ownApp(serverUrl), fields, lent);
  const { accessToken, scope } = signedIn.tokens;
  const caller = createXCaller({
    http,
    serverUrl,
    withToken: async (call) => await call(accessToken),
    who: 'sign-in',
  });
  const { data: user } = await caller.call('GET', 'users/me', {
    limit: 'me',
    query: { 'user.fields': 'id,name,username,profile_image_url' },
    lane: 'interactive',
    signal,
    schema: me,
  });
  const avatarUrl = URL.parse(user.profile_image_url ?? '')?.href;
  return {
    serverUrl,
    remoteUserId: user.id,
    handle: `@${user.username}`,
    displayName: user.name === '' ? user.username : user.name,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    capabilities: capabilitiesOf(scope),
    secret: ownAppSecret(signedIn, scope === undefined ? {} : { scope }),
    ...endOf(signedIn.tokens),
  };
}
