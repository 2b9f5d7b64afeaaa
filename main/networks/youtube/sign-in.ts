import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { signInWithOwnApp } from '#main/networks/oauth/own-app.ts';
import { endOf, ownAppSecret } from '#main/networks/oauth/own-app-session.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { createCaller, parse } from './calls.ts';
import { CAPABILITIES } from './info.ts';
import { OWN_APP, SERVER_URL } from './own-app.ts';
import { channel, page } from './schemas.ts';

/** The channel that was chosen on Google's page. */
export async function signIn({ fields }: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const signedIn = await signInWithOwnApp(OWN_APP, fields, lent);
  const { http, clock, signal } = lent;
  const { accessToken } = signedIn.tokens;
  const caller = createCaller({
    http,
    clock,
    clientId: signedIn.client.id,
    withToken: async (call) => await call(accessToken),
  });
  const answer = await caller.call('GET', 'channels', {
    query: { part: 'snippet', mine: 'true' },
    lane: 'interactive',
    signal,
  });
  const found = channel.safeParse(parse(answer, page).items[0]).data;
  if (found === undefined)
    throw new ConnectorError(
      { code: 'rejected', host: new URL(SERVER_URL).host, detail: 'No channel' },
      true,
    );
  const { title, customUrl, thumbnails } = found.snippet;
  const name = cleanName(title) || found.id;
  const avatarUrl = thumbnails.default?.url;
  return {
    serverUrl: SERVER_URL,
    remoteUserId: found.id,
    handle: cleanName(customUrl) || name,
    displayName: name,
    ...(avatarUrl?.startsWith('https://') === true ? { avatarUrl } : {}),
    capabilities: CAPABILITIES,
    secret: ownAppSecret(signedIn),
    ...endOf(signedIn.tokens),
  };
}
