import { z } from 'zod';
import { isTrouble, parseAnswer } from '#main/networks/answers.ts';
import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { present } from '#main/networks/values.ts';
import { createCaller, WHO, type Caller } from './calls.ts';
import { readForum, type Forum } from './forum.ts';
import { capabilitiesOf } from './info.ts';
import { decrypt, makeKeyPair, type KeyPair } from './key-pair.ts';
import { avatarOf } from './mapper.ts';
import { currentUser, deviceAnswer, keyPayload, pollAnswer, settings } from './schemas.ts';
import { headersOf, writeSecret, type Secret } from './secret.ts';

/** https://meta.discourse.org/t/user-api-keys-specification/48536 */
const SCOPES = 'read,write,notifications,session_info';

type Asking = {
  readonly forum: Forum;
  readonly keys: KeyPair;
  readonly clientId: string;
  readonly nonce: string;
};

function fieldsOf({ keys, clientId, nonce }: Asking): Readonly<Record<string, string>> {
  return {
    application_name: 'Parley',
    client_id: clientId,
    scopes: SCOPES,
    public_key: keys.publicKey,
    nonce,
    padding: 'oaep',
  };
}

async function pause(ms: number, { clock, signal }: SignInPorts): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => reject(new ConnectorError({ code: 'canceled' }, true));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    clock.after(ms, resolve);
  });
}

/** The person types a code on the forum's page; we ask until they did. */
async function byCode(asking: Asking, caller: Caller, lent: SignInPorts): Promise<string> {
  const { host, origin } = new URL(asking.forum.url);
  const options = { lane: 'interactive', signal: lent.signal } as const;
  const body = { kind: 'json', value: fieldsOf(asking) } as const;
  const started = await caller.call('POST', '/user-api-key/device.json', { ...options, body });
  const device = parseAnswer(started, deviceAnswer);
  const page = URL.parse(device.verification_uri, asking.forum.url);
  // Only the forum itself is opened.
  if (page === null || page.origin !== origin)
    throw new ConnectorError({ code: 'bad-answer', host }, true);
  const expiresAt = lent.clock.now() + device.expires_in * 1000;
  lent.showCode({ code: device.user_code, url: page.href, expiresAt });
  await lent.openBrowser(page.href);
  for (;;) {
    await pause(device.interval * 1000, lent);
    const value = { device_code: device.device_code };
    const answer = await caller.call('POST', '/user-api-key/device/poll.json', {
      ...options,
      body: { kind: 'json', value },
      accept: [400, 403, 404],
    });
    const { status, payload } = parseAnswer(answer, pollAnswer);
    if (status === 'authorized' && payload !== undefined) return payload;
    if (status === 'access_denied') throw new ConnectorError({ code: 'canceled', host }, true);
    if (status !== 'authorization_pending')
      throw new ConnectorError({ code: 'timeout', host }, true);
  }
}

/** The page shows the encrypted key at its end, and the person brings it here. */
async function byPaste(asking: Asking, lent: SignInPorts): Promise<string> {
  const page = new URL(`${asking.forum.url}/user-api-key/new`);
  for (const [name, value] of Object.entries(fieldsOf(asking))) page.searchParams.set(name, value);
  await lent.openBrowser(page.href);
  const { payload = '' } = await lent.ask({
    text: {
      en: 'Allow Parley on the forum’s page. It then shows an encrypted text: copy all of it.',
      de: 'Erlaube Parley auf der Seite des Forums. Sie zeigt dann einen verschlüsselten Text: Kopiere ihn ganz.',
    },
    url: page.href,
    fields: [
      {
        name: 'payload',
        kind: 'text',
        label: { en: 'Encrypted text', de: 'Verschlüsselter Text' },
      },
    ],
  });
  return payload;
}

/** Was it made for this very sign-in? The nonce is ours and known to nobody else. */
function keyIn(payload: string, { keys, nonce, forum }: Asking): string {
  const { host } = new URL(forum.url);
  const plain = decrypt(payload, keys);
  if (plain === null) throw new ConnectorError({ code: 'wrong-credentials', host }, true);
  try {
    const told = keyPayload.parse(JSON.parse(plain));
    if (told.nonce === nonce) return told.key;
  } catch (error) {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
  }
  throw new ConnectorError({ code: 'bad-answer', host }, true);
}

async function userKey(forum: Forum, lent: SignInPorts): Promise<Secret> {
  const clientId = lent.random.uuid();
  const nonce = Buffer.from(lent.random.bytes(16)).toString('hex');
  const asking = { forum, keys: await makeKeyPair(), clientId, nonce };
  const caller = createCaller({ http: lent.http, serverUrl: forum.url, who: 'sign-in' });
  const payload = forum.hasDeviceCode
    ? await byCode(asking, caller, lent)
    : await byPaste(asking, lent);
  return { kind: 'user', key: keyIn(payload, asking), clientId, username: '' };
}

async function secretFor(request: SignInRequest, forum: Forum, lent: SignInPorts): Promise<Secret> {
  if (request.methodId !== 'admin-key') return await userKey(forum, lent);
  const username = (request.fields['username'] ?? '').trim().replace(/^@/u, '');
  const key = (request.fields['key'] ?? '').trim();
  if (username === '' || key === '') throw new ConnectorError({ code: 'wrong-credentials' }, true);
  return { kind: 'admin', key, username };
}

export async function readSettings(caller: Caller, options: Parameters<Caller['call']>[2]) {
  const answer = await caller.call('GET', '/site/settings.json', options);
  return parseAnswer(answer, settings);
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const forum = await readForum(request.serverUrl, lent);
  const secret = await secretFor(request, forum, lent);
  const { http, signal } = lent;
  const headers = headersOf(secret);
  const caller = createCaller({ http, serverUrl: forum.url, headers, who: 'sign-in' });
  const asking = { lane: 'interactive', signal } as const;
  try {
    const { current_user: user } = parseAnswer(await caller.call('GET', WHO, asking), currentUser);
    return {
      serverUrl: forum.url,
      remoteUserId: String(user.id),
      handle: `@${user.username}@${new URL(forum.url).host}`,
      displayName: cleanName(user.name ?? '') || user.username,
      software: 'Discourse',
      capabilities: capabilitiesOf(await readSettings(caller, asking)),
      secret: writeSecret({ ...secret, username: user.username }),
      ...present({ avatarUrl: avatarOf(user.avatar_template, forum.url) }),
    };
  } catch (error) {
    if (!isTrouble(error, 'login-needed', 'forbidden', 'gone')) throw error;
    throw new ConnectorError({ ...error.failure, code: 'wrong-credentials' }, true);
  }
}
