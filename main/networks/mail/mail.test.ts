import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isImapInstalled, startImap, type ImapServer } from '#e2e/servers/imap.ts';
import { until } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { complaintsAbout } from '#main/networks/conformance/whole.ts';
import type { NetworkClient, PullPage, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { readAutoconfig } from './autoconfig.ts';
import { mail } from './index.ts';
import { probe } from './probe.ts';
import { BUILT_IN_RULES } from './rules.ts';
import { readServerAddress } from './server-address.ts';
import { SAMPLES, writeMail, type TestMail } from './test-mails.ts';

const { signal } = new AbortController();
const USER = 'rabe';

test.each([
  ['imap.gmx.net', { host: 'imap.gmx.net', port: 993, tls: 'at-once' }],
  ['imaps://imap.gmx.net:993/', { host: 'imap.gmx.net', port: 993, tls: 'at-once' }],
  ['mail.example:143', { host: 'mail.example', port: 143, tls: 'start' }],
  ['127.0.0.1:1143', { host: '127.0.0.1', port: 1143, tls: 'none' }],
  ['mail.example:1143', { host: 'mail.example', port: 1143, tls: 'at-once' }],
  ['mail.example:0', null],
  ['name@mail.example', null],
  ['two words', null],
])('%s is read as a server', (typed, expected) => {
  expect(readServerAddress(typed)).toEqual(expected);
});

const server = (kind: string, host: string, socket: string): string =>
  `<incomingServer type="${kind}"><hostname>${host}</hostname><port>993</port><socketType>${socket}</socketType></incomingServer>`;
const messagesIn = (page: PullPage): readonly RemoteMessage[] =>
  page.changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
const answerOf = (who: string): TestMail => ({
  from: 'info@gutefrage.net',
  subject: `${who} hat deine Frage beantwortet: Wie laut ist sie?`,
  text: 'Leise',
});

test('a configuration file names the first encrypted IMAP server', () => {
  const xml = `<clientConfig>${server('pop3', 'pop.example', 'SSL')}${server('imap', 'plain.example', 'plain')}${server('imap', 'mail.example', 'SSL')}</clientConfig>`;
  expect(readAutoconfig(xml)).toEqual({ host: 'mail.example', port: 993, tls: 'at-once' });
  expect(readAutoconfig('<html>')).toBeNull();
});

test('known providers are found without asking anybody, and one that takes no password leads to an app', async () => {
  const nobody = {
    http: { request: async () => await Promise.reject(new Error('asked')), rate: () => null },
    signal,
  };
  expect(await probe('mia@gmx.de', nobody)).toMatchObject({
    prefilled: { address: 'mia@gmx.de', server: 'imap.gmx.net:993' },
  });
  const [method] = (await probe('mia@outlook.com', nobody))?.methods ?? [];
  expect([method?.kind, method?.guide?.steps.length]).toEqual(['browser', 3]);
  const [bridged] = (await probe('mia@proton.me', nobody))?.methods ?? [];
  expect(bridged?.guide?.heldBack?.en).toMatch(/Bridge/u);
  expect(await probe('@mia@kaffee.example', nobody)).toBeNull();
  expect(await probe('kaffee.example', nobody)).toBeNull();
});

test('every rule has a name, a sender and a page, and its id once', () => {
  expect(new Set(BUILT_IN_RULES.map(({ id }) => id)).size).toBe(BUILT_IN_RULES.length);
  for (const { name, from, link } of BUILT_IN_RULES) expect([name, from, link]).not.toContain('');
});

const canRun = isImapInstalled();
describe.skipIf(!canRun)('on a real server', () => {
  let imap: ImapServer;
  let account: SignedIn;
  let client: NetworkClient;
  const ports = testPorts();
  const lent = {
    ...ports,
    http: createHttp(ports),
    saveSecret: async () => await Promise.resolve(),
  };
  const signIn = async (fields: Readonly<Record<string, string>>): Promise<SignedIn> =>
    await mail.signIn(
      {
        serverUrl: '',
        methodId: 'password',
        fields: { address: 'rabe@kaffee.example', user: USER, password: imap.password, ...fields },
      },
      signInPorts(),
    );
  const pull = async (cursor: unknown = null, from = client): Promise<PullPage> =>
    await from.pull({ feed: { kind: 'interactions' }, cursor, direction: 'forward', signal });
  const arrived = async (sent: TestMail): Promise<RemoteMessage | undefined> => {
    const { cursor } = await pull();
    await imap.deliver(USER, writeMail(sent));
    return messagesIn(await pull(cursor))[0];
  };

  beforeAll(async () => {
    imap = await startImap();
    account = await signIn({ server: `${imap.host}:${imap.port}` });
    client = mail.open({ ...account, accountId: USER }, lent);
  });
  afterAll(async () => {
    await client.close();
    await imap.stop();
  });

  test.each(SAMPLES)(
    'a mail of %s says who, what, where and on which page',
    async (name, sent, is) => {
      const message = await arrived(sent);
      expect(message?.ext?.['service']).toBe(name);
      const found = { ...message, ...message?.author, text: message?.text };
      expect(found).toMatchObject(is);
      expect(message).toMatchObject({ needsAnswer: true, allowed: [], media: [] });
      // Nothing of a picture that tells who looked is left anywhere.
      expect(JSON.stringify(message)).not.toMatch(/track\.example|cdn\.example/u);
    },
  );

  test('what no rule knows stays in the mailbox and is not read', async () => {
    const from = 'Bank <info@bank.example>';
    expect(await arrived({ from, subject: 'Your statement', text: 'Secret' })).toBeUndefined();
  });

  test('no mail is marked as read, whatever is done with it', async () => {
    expect((await imap.flags(USER)).flat()).not.toContain('\\Seen');
  });

  test('a rule of the person is used instead of ours', async () => {
    const rule = { id: 'forum', name: 'Forum', from: '*@forum.example', kind: 'mention' } as const;
    const mailRules = [
      { ...rule, subjects: ['{who} in {where}'], after: '', before: '--', link: '' },
    ];
    const own = mail.open({ ...account, accountId: USER, options: { mailRules } }, lent);
    const { cursor } = await pull(null, own);
    const text = 'Look here\n-- \nhttps://forum.example/t/7';
    await imap.deliver(
      USER,
      writeMail({ from: 'bot@forum.example', subject: 'Mia in Grinders', text }),
    );
    const [message] = messagesIn(await pull(cursor, own));
    expect(message).toMatchObject({
      kind: 'mention',
      text: 'Look here',
      url: 'https://forum.example/t/7',
      author: { name: 'Mia', handle: 'Forum · Grinders' },
    });
    await own.close();
  });

  test('mails about the same question are one conversation', async () => {
    const [first, second] = [await arrived(answerOf('Anna')), await arrived(answerOf('Bert'))];
    expect(first?.rootRemoteId).toBe(second?.rootRemoteId);
    expect(first?.author.remoteId).not.toBe(second?.author.remoteId);
  });

  test('when the server counts anew, everything is looked at again and nothing gets a second name', async () => {
    const before = await pull();
    await client.close();
    await imap.countAnew(USER);
    client = mail.open({ ...account, accountId: USER }, lent);
    const after = await pull(before.cursor);
    const ids = messagesIn(before).map(({ remoteId }) => remoteId);
    expect(messagesIn(after).map(({ remoteId }) => remoteId)).toEqual(ids);
    expect(after.cursor).not.toEqual(before.cursor);
  });

  test.each<readonly [string, Partial<TestMail>]>([
    [
      'control characters',
      { text: 'a\u0000b\u202Ec\u0007', subject: 'New message from \u202EMia\u0000' },
    ],
    ['no text', { text: '' }],
    ['a date in 2999', { at: Date.parse('2999-12-31') }],
    ['a date in 1970', { at: 0 }],
    ['a million characters', { text: 'long '.repeat(200_000) }],
    [
      'nothing but markup',
      { html: '<script>alert(1)</script><img src=x onerror=alert(1)>', text: '' },
    ],
    ['deep nesting', { html: '<div>'.repeat(20_000), text: '' }],
  ])('a mail with %s is whole or left out', async (_what, odd) => {
    const base = { from: 'noreply@xing.com', subject: 'New message from Mia', text: 'Hello' };
    const message = await arrived({ ...base, ...odd });
    expect(message === undefined ? [] : complaintsAbout(message)).toEqual([]);
    expect(Math.abs((message?.createdAt ?? Date.now()) - Date.now())).toBeLessThan(60_000);
  });

  test('a mail that comes twice is one message', async () => {
    const twice = writeMail({
      from: 'noreply@xing.com',
      subject: 'New message from Mia',
      text: 'x',
    });
    const { cursor } = await pull();
    await imap.deliver(USER, twice);
    await imap.deliver(USER, twice);
    expect(messagesIn(await pull(cursor))).toHaveLength(1);
  });

  test('the server says when something comes (IDLE)', async () => {
    const nudges: string[] = [];
    const listening = mail.open({ ...account, accountId: USER }, lent);
    const stream = listening.stream?.open(({ kind }) => void nudges.push(kind));
    await until(async () => {
      await imap.deliver(USER, writeMail({ from: 'a@b.example', subject: 'x', text: 'x' }));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return nudges.length > 0 || null;
    });
    expect(nudges[0]).toBe('interactions');
    stream?.close();
    await listening.close();
  });

  test('a wrong password, a wrong folder and a server of nobody are told apart', async () => {
    const there = `${imap.host}:${imap.port}`;
    await expect(signIn({ server: there, password: 'x' })).rejects.toMatchObject({
      failure: { code: 'wrong-credentials' },
    });
    await expect(signIn({ server: there, folder: 'Nowhere' })).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
    await expect(signIn({ server: '127.0.0.1:1' })).rejects.toMatchObject({
      failure: { code: 'unreachable' },
    });
  });

  test('a server that was only proposed is never looked for inside the own network', async () => {
    const network = { ...ports.network, resolve: async () => await Promise.resolve(['10.0.0.5']) };
    const inside = mail.open(
      {
        ...account,
        accountId: USER,
        secret: account.secret
          .replace('"isNamed":true', '"isNamed":false')
          .replace(`"port":${imap.port}`, '"port":993'),
      },
      { ...lent, network },
    );
    await expect(pull(null, inside)).rejects.toMatchObject({
      failure: { code: 'address-refused' },
    });
  });
});
