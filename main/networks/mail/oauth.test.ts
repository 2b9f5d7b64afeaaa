import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isImapInstalled, startImap, type ImapServer } from '#e2e/servers/imap.ts';
import { lend, messagesOf, network, signal, troubleOf } from '#main/networks/conformance/bed.ts';
import { startLoopback, type LoopbackServer } from '#main/networks/conformance/loopback-server.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import type { SignedIn } from '#main/networks/connector.ts';
import { createMail } from './index.ts';
import { MICROSOFT } from './oauth-providers.ts';
import { writeMail } from './test-mails.ts';

const USER = 'rabe';
const canRun = isImapInstalled();
if (!canRun) console.warn('SKIPPED: mail by token (npm run servers -- imap install)');

/** A real Dovecot that asks our authority whose token it was shown. */
describe.skipIf(!canRun)('a mailbox that lets in by token only', { timeout: 60_000 }, () => {
  let authority: LoopbackServer;
  let imap: ImapServer;
  /** The token that the mailbox takes, and the one that the authority gives. */
  let valid: string;
  let given: string;
  let mail: ReturnType<typeof createMail>;

  beforeEach(async () => {
    valid = 'access-1';
    given = 'access-1';
    authority = await startLoopback(({ path, body }) => {
      const form = new URLSearchParams(body);
      if (path === '/introspect')
        return {
          kind: 'json',
          value: { active: form.get('token') === valid, username: USER },
        };
      if (form.get('grant_type') === 'refresh_token') given = 'access-2';
      return {
        kind: 'json',
        value: { access_token: given, refresh_token: 'refresh-1', expires_in: 3600 },
      };
    });
    imap = await startImap(`${authority.origin}/introspect`);
    const server = {
      authorizeUrl: `${authority.origin}/authorize`,
      tokenUrl: `${authority.origin}/token`,
      pkce: 'S256',
    } as const;
    mail = createMail([{ ...MICROSOFT, app: { ...MICROSOFT.app, server } }]);
  });
  afterEach(async () => {
    await imap.stop();
    await authority.close();
  });

  const signIn = async (): Promise<SignedIn> =>
    await mail.signIn(
      {
        serverUrl: '',
        methodId: 'microsoft',
        fields: {
          address: 'rabe@kaffee.example',
          user: USER,
          clientId: 'my-app',
          server: `${imap.host}:${imap.port}`,
        },
      },
      {
        ...signInPorts(),
        async openBrowser(url) {
          const page = new URL(url).searchParams;
          const back = new URL(page.get('redirect_uri') ?? '');
          back.searchParams.set('code', 'the-code');
          back.searchParams.set('state', page.get('state') ?? '');
          await fetch(back);
        },
      },
    );

  test('is read with the token of the person’s own app, and renewed when it ends', async () => {
    const account = await signIn();
    expect(account.secret).not.toContain('password');
    const saved: string[] = [];
    const client = mail.open(
      { ...account, accountId: USER },
      {
        ...lend(network),
        saveSecret: async (text) => void (await Promise.resolve(saved.push(text))),
      },
    );
    await imap.deliver(
      USER,
      writeMail({
        from: 'info@gutefrage.net',
        subject: 'Mia hat deine Frage beantwortet: Wie laut?',
        text: 'Leise',
      }),
    );
    valid = 'access-2';
    const page = await client.pull({
      feed: { kind: 'interactions' },
      cursor: null,
      direction: 'forward',
      signal,
    });
    expect(messagesOf(page).map(({ text }) => text)).toEqual(['Leise']);
    expect(saved.map((text) => text.includes('access-2'))).toEqual([true]);
    await client.close();
  });

  test('is refused with a token that nobody knows, and nothing is stored', async () => {
    valid = 'another';
    const { failure } = await troubleOf(signIn);
    expect(failure.code).toBe('wrong-credentials');
  });
});
