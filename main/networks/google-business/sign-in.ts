import type { SignedIn, SignInPorts, SignInRequest } from '#main/networks/connector.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { createCaller } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { OWN_APP, SERVER_URL } from './own-app.ts';
import { choosePlaces, idOf, readPlaces, writePlaces } from './places.ts';

export async function signIn({ fields }: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const signedIn = await signInWithOwnApp(OWN_APP, fields, lent);
  const { accessToken } = signedIn.tokens;
  const caller = createCaller({
    http: lent.http,
    clientId: signedIn.client.id,
    withToken: async (call) => await call(accessToken),
  });
  const places = await choosePlaces(await readPlaces(caller, lent.signal), lent);
  const [first] = places;
  const name = first === undefined || first.title === '' ? 'Google Business Profile' : first.title;
  const handle = places.length > 1 ? `${name} +${places.length - 1}` : name;
  return {
    serverUrl: SERVER_URL,
    remoteUserId: idOf(places),
    handle,
    displayName: name,
    capabilities: CAPABILITIES,
    secret: ownAppSecret(signedIn, { places: writePlaces(places) }),
    ...endOf(signedIn.tokens),
  };
}
