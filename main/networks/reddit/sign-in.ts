import type { SignedIn, SignInPorts, SignInRequest } from '#main/networks/connector.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { present, webUrl } from '#main/networks/values.ts';
import { createCaller } from './calls.ts';
import { capabilitiesOf } from './info.ts';
import { OWN_APP, SERVER_URL } from './own-app.ts';
import { me as meSchema } from './schemas.ts';

export async function signIn({ fields }: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const signedIn = await signInWithOwnApp(OWN_APP, fields, lent);
  const { http, clock, signal } = lent;
  const { accessToken } = signedIn.tokens;
  const caller = createCaller({
    http,
    clock,
    withToken: async (call) => await call(accessToken),
    who: 'sign-in',
  });
  const asking = { lane: 'interactive', signal, schema: meSchema } as const;
  const me = await caller.read('/api/v1/me', {}, asking);
  return {
    serverUrl: SERVER_URL,
    remoteUserId: `t2_${me.id}`,
    handle: `u/${me.name}`,
    displayName: me.name,
    capabilities: capabilitiesOf(me.is_mod),
    secret: ownAppSecret(signedIn),
    ...present({ avatarUrl: webUrl(me.icon_img) }),
    ...endOf(signedIn.tokens),
  };
}
