import { z } from 'zod';
import { ConnectorError, type SignInPorts } from '#main/networks/connector.ts';
import {
  postForm,
  readTokens,
  refusalIn,
  refused,
  type OauthClient,
  type OauthServer,
  type OauthTokens,
} from './authorization-server.ts';

export type DeviceFlow = {
  readonly server: OauthServer & { readonly deviceUrl: string };
  readonly client: OauthClient;
  readonly scope: string;
  readonly isTrustedHost: boolean;
};

const deviceAnswer = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1).max(100),
  verification_uri: z.url(),
  verification_uri_complete: z.url().optional().catch(undefined),
  expires_in: z.coerce.number().positive().catch(900),
  interval: z.coerce.number().positive().max(300).catch(5),
});
/** RFC 8628, 3.5: so much slower after every `slow_down`. */
const SLOW_DOWN_S = 5;

async function pause(ms: number, { clock, signal }: SignInPorts): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const cancel = clock.after(ms, () => resolve(undefined));
  const stop = (): void => reject(new ConnectorError({ code: 'canceled' }, true));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await promise;
  } finally {
    cancel();
    signal.removeEventListener('abort', stop);
  }
}

/**
 * The device flow: the person types a short code on the network's page, and we ask until they did. No
 * address to come back to is needed. RFC 8628.
 */
export async function signInWithDevice(flow: DeviceFlow, lent: SignInPorts): Promise<OauthTokens> {
  const { server, client, scope, isTrustedHost } = flow;
  const ports = { http: lent.http, clock: lent.clock, signal: lent.signal, isTrustedHost };
  const asked = await postForm(server.deviceUrl, { client, fields: { scope } }, ports);
  const refusal = refusalIn(asked);
  if (refusal !== null) throw refused(asked, refusal);
  const parsed = deviceAnswer.safeParse(asked.json()).data;
  const { host } = new URL(server.deviceUrl);
  if (parsed === undefined) throw new ConnectorError({ code: 'bad-answer', host }, true);
  const expiresAt = lent.clock.now() + parsed.expires_in * 1000;
  lent.showCode({ code: parsed.user_code, url: parsed.verification_uri, expiresAt });
  await lent.openBrowser(parsed.verification_uri_complete ?? parsed.verification_uri);

  const fields = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: parsed.device_code,
  };
  let { interval } = parsed;
  for (;;) {
    await pause(interval * 1000, lent);
    const answer = await postForm(server.tokenUrl, { client, fields }, ports);
    const told = refusalIn(answer);
    if (told === null) return readTokens(answer, lent.clock.now());
    if (told.error === 'slow_down') interval += SLOW_DOWN_S;
    else if (told.error === 'expired_token')
      throw new ConnectorError({ code: 'timeout', host }, true);
    else if (told.error !== 'authorization_pending') throw refused(answer, told);
  }
}
