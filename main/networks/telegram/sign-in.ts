import { isTrouble } from '#main/networks/answers.ts';
import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { createCaller } from './calls.ts';
import { SERVER_URL } from './server-url.ts';
import { CAPABILITIES } from './info.ts';
import { me as meSchema, webhook } from './schemas.ts';
import { writeSecret } from './secret.ts';

const SHAPE = /^\d+:[\w-]{20,}$/u;

/** A bot whose messages are sent elsewhere (a webhook) gives none to us. */
export async function signIn({ fields }: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const token = (fields['token'] ?? '').replaceAll(/\s/gu, '');
  const host = new URL(SERVER_URL).host;
  if (!SHAPE.test(token)) throw new ConnectorError({ code: 'wrong-credentials', host }, true);
  const { http, clock, signal } = lent;
  const caller = createCaller({ http, clock, token, who: 'sign-in' });
  const asking = { lane: 'interactive', signal } as const;
  try {
    const me = await caller.read('getMe', {}, { ...asking, schema: meSchema });
    const { url } = await caller.read('getWebhookInfo', {}, { ...asking, schema: webhook });
    if (url !== '')
      throw new ConnectorError(
        { code: 'rejected', host, detail: 'Another program receives its messages (webhook)' },
        true,
      );
    const username = me.username ?? '';
    return {
      serverUrl: SERVER_URL,
      remoteUserId: String(me.id),
      handle: `@${username}`,
      displayName: cleanName(me.first_name) || username,
      capabilities: CAPABILITIES,
      secret: writeSecret({ token, username }),
    };
  } catch (error) {
    if (!isTrouble(error, 'login-needed')) throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}
