import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  APP,
  PERSONAL_TOKEN,
  startGithubServer,
  type GithubServer,
} from '#e2e/networks/github/server.ts';
import { withHosts } from '#e2e/networks/kit/way-out.ts';
import { messagesOf, network, save, signal, troubleOf } from '#main/networks/conformance/bed.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, PullPage, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { github } from './index.ts';
import { SERVER_URL } from './own-app.ts';
import { repositoriesIn } from './sign-in.ts';

let server: GithubServer;
let signedIn: SignedIn;
let client: NetworkClient;

async function signIn(fields: Readonly<Record<string, string>>): Promise<SignedIn> {
  const http = createHttp(testPorts({ network: withHosts(network, server.hosts) }));
  const request = { serverUrl: SERVER_URL, methodId: 'token', fields };
  return await github.signIn(request, signInPorts({ http }));
}
function openAt(offsetMs = 0): NetworkClient {
  const ports = testPorts({ network: withHosts(network, server.hosts), offsetMs });
  const session = { ...signedIn, accountId: 'rabe' };
  return github.open(session, { ...ports, http: createHttp(ports), saveSecret: save });
}
async function pullFrom(from: NetworkClient, cursor: unknown = null): Promise<PullPage> {
  const feed = { kind: 'interactions' } as const;
  return await from.pull({ feed, cursor, direction: 'forward', signal });
}
async function messageWith(text: string): Promise<RemoteMessage> {
  const found = messagesOf(await pullFrom(client)).find((one) => one.text.includes(text));
  if (found === undefined) throw new Error(`No message says "${text}"`);
  return found;
}
const at = ({ remoteId, rootRemoteId, ext }: RemoteMessage) => ({
  remoteId,
  rootRemoteId,
  signal,
  ...(ext === undefined ? {} : { ext }),
});

const FIELDS = { token: PERSONAL_TOKEN, repositories: 'Kaffee/Roaster' };
beforeEach(async () => {
  server = await startGithubServer();
  signedIn = await signIn(FIELDS);
  client = openAt();
});
afterEach(async () => await server.close());

async function codeWith(more: Readonly<Record<string, string>>): Promise<string> {
  return (await troubleOf(async () => await signIn({ ...FIELDS, ...more }))).failure.code;
}

describe('signing in', () => {
  test('a pasted token says until when it lives', () => {
    expect(signedIn).toMatchObject({ handle: '@rabe', endsAt: Date.UTC(2027, 0, 31, 8) });
  });

  test('a wrong token and a repository that nobody sees are told apart', async () => {
    expect(await codeWith({ token: 'nonsense' })).toBe('wrong-credentials');
    expect(await codeWith({ repositories: 'kaffee/secret' })).toBe('not-found');
    expect(await codeWith({ repositories: 'kaffee' })).toBe('invalid-input');
  });

  test('a no on the page of the device flow needs an app that exists', async () => {
    const http = createHttp(testPorts({ network: withHosts(network, server.hosts) }));
    const fields = { clientId: `${APP.clientId}x`, repositories: 'kaffee/roaster' };
    const request = { serverUrl: SERVER_URL, methodId: 'device', fields };
    const error = await troubleOf(async () => await github.signIn(request, signInPorts({ http })));
    expect(error.failure.code).toBe('wrong-credentials');
  });

  test('repositories are typed as names or addresses, once each', () => {
    const typed = 'a/b https://github.com/c/d/discussions/7, a/b  e/f.git';
    expect(repositoriesIn(typed)).toEqual(['a/b', 'c/d', 'e/f']);
  });

  test('any page of a repository leads to it', async () => {
    const { http } = signInPorts();
    const lent = { http, signal };
    const found = await github.probe('https://github.com/kaffee/roaster/discussions/1', lent);
    expect(found?.prefilled).toEqual({ repositories: 'kaffee/roaster' });
    expect(await github.probe('https://github.example', lent)).toBeNull();
  });
});

function factsOf({ kind, direction, needsAnswer }: RemoteMessage) {
  return { kind, direction, needsAnswer };
}

describe('reading', () => {
  test('new discussions, comments and mentions; a bot waits for nothing', async () => {
    server.begin('Grinder broken');
    server.write('What does @rabe say?');
    server.automate('Build passed');
    expect(factsOf(await messageWith('Grinder broken'))).toEqual({
      kind: 'post',
      direction: 'in',
      needsAnswer: true,
    });
    expect(factsOf(await messageWith('What does')).kind).toBe('mention');
    expect(factsOf(await messageWith('Build passed')).needsAnswer).toBe(false);
    expect((await messageWith('Grinder')).text).toBe('Which roast for filter?\n\nGrinder broken');
  });

  test('what changed comes again, what went is said to be gone, the rest stays silent', async () => {
    server.write('First thought');
    server.write('To be taken back');
    const { cursor } = await pullFrom(client);
    const goneId = (await messageWith('To be taken back')).remoteId;
    server.edit('First thought', 'Second thought');
    server.remove('To be taken back');
    const { changes } = await pullFrom(client, cursor);
    const texts = changes.flatMap((one) => (one.kind === 'message' ? [one.message.text] : []));
    expect(texts).toContain('Second thought');
    expect(changes).toContainEqual({ kind: 'deleted', remoteId: goneId });
  });

  test('a limit is told with its end, whether it comes as 200 or as 403', async () => {
    server.limit.leave(0);
    const { failure } = await troubleOf(async () => await pullFrom(client));
    expect(failure.code).toBe('rate-limited');
    expect(failure.retryAt).toBeGreaterThan(Date.now() + 60 * 60_000 - 60_000);
    server.limit.leave(100);
    const message = 'You have exceeded a secondary rate limit.';
    const answer = {
      kind: 'json',
      value: { message },
      status: 403,
      headers: { 'retry-after': '7' },
    } as const;
    server.script({ on: /graphql/u, fault: { kind: 'says', answer } });
    const secondary = await troubleOf(async () => await pullFrom(openAt()));
    expect(secondary.failure).toMatchObject({ code: 'rate-limited', detail: message });
  });
});

describe('answering and acting', () => {
  let message: RemoteMessage;
  beforeEach(async () => {
    server.write('Which roast?');
    message = await messageWith('Which roast?');
  });

  test('an answer to a reply goes below the same comment', async () => {
    const first = await client.replies?.send(replyJob(message, 'The dark one'), save);
    if (first === undefined) throw new Error('Nothing was sent');
    const second = await client.replies?.send(replyJob(first.message, 'For filter'), save);
    expect(second?.message.parentRemoteId).toBe(message.remoteId);
    const found = await client.replies?.findSent?.(replyJob(first.message, 'For filter'));
    expect(found).toMatchObject({ remoteId: second?.remoteId });
  });

  test('an error without a type may have been written', async () => {
    const answer = {
      kind: 'json',
      value: {
        data: null,
        errors: [{ message: 'Something went wrong while executing your query.' }],
      },
    } as const;
    server.script({ on: /graphql/u, fault: { kind: 'says', answer } });
    const error = await troubleOf(
      async () => await client.replies?.send(replyJob(message, 'Perhaps'), save),
    );
    expect(error.safeToRetrySend).toBe(false);
    server.script({ on: /graphql/u, fault: { kind: 'says', answer: tooLong } });
    const refused = await troubleOf(
      async () => await client.replies?.send(replyJob(message, 'Too long'), save),
    );
    expect([refused.failure.code, refused.safeToRetrySend]).toEqual(['too-long', true]);
  });

  test('hiding, liking, editing and deleting may be said twice', async () => {
    const act = async (action: 'hide' | 'unhide' | 'delete', about: RemoteMessage) =>
      await client.actions?.act({ ...at(about), action });
    await act('hide', message);
    await act('hide', message);
    expect(await messageWith('Which roast?')).toMatchObject({
      mine: { hidden: true },
      needsAnswer: false,
    });
    await act('unhide', message);
    const sent = await client.replies?.send(replyJob(message, 'A mistake'), save);
    if (sent === undefined) throw new Error('Nothing was sent');
    await client.actions?.edit?.({ ...at(sent.message), text: 'No mistake' });
    expect((await messageWith('No mistake')).remoteId).toBe(sent.remoteId);
    await act('delete', sent.message);
    await act('delete', sent.message);
    expect(server.posts.all.some(({ text }) => text === 'No mistake')).toBe(false);
  });
});

const tooLong = {
  kind: 'json',
  value: { data: null, errors: [{ type: 'UNPROCESSABLE', message: 'Body is too long' }] },
} as const;
