import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import { anAccount, BAKERY } from '#main/testing/documents.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { dropKeptFields, keepFields, withKeptFields } from './kept-fields.ts';
import { createWaysBack } from './links.ts';
import { createPrompts } from './prompts.ts';

let ports: TestPorts;
let abort: AbortController;
beforeEach(() => {
  ports = createTestPorts('/nowhere');
  abort = new AbortController();
});

const text = { en: 'x', de: 'x' };

const isMine = (query: URLSearchParams): boolean => query.get('state') === 'ours';
const wait = () => createWaysBack(ports.links).wait({ name: 'wordpress', isMine }, abort.signal);

describe('the way back through our own scheme', () => {
  test('only the query of an address with our name and our state is taken', async () => {
    const { redirectUri, answer } = wait();
    expect(redirectUri).toBe('parley://wordpress');
    for (const address of [
      'parley://wordpress?state=theirs&password=evil',
      'parley://other?state=ours&password=evil',
      'https://wordpress?state=ours&password=evil',
      'parley:wordpress?state=ours&password=evil',
      'parley://wordpress.evil?state=ours&password=evil',
      `parley://wordpress?state=ours&password=${'x'.repeat(9000)}`,
      'parley://',
      'nonsense',
    ])
      ports.test.link(address);
    ports.test.link('parley://wordpress/?state=ours&password=right#state=theirs');
    expect((await answer).get('password')).toBe('right');
  });

  test('whatever a page opens, nobody waits for it and nothing happens', () => {
    createWaysBack(ports.links);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (rest) => {
        ports.test.link(`parley://${rest}`);
        ports.test.link(rest);
      }),
      { numRuns: 500 },
    );
  });

  test('a sign-in that ends stops waiting', async () => {
    const { answer } = wait();
    abort.abort();
    await expect(answer).rejects.toBeInstanceOf(ConnectorError);
  });
});

describe('what a sign-in asks in the window', () => {
  test('stands until it is answered, and is told every time', async () => {
    const prompts = createPrompts();
    let told = 0;
    prompts.onChange(() => (told += 1));
    const prompt = { kind: 'fields', text, fields: [] } as const;
    const asked = prompts.ask('flow', prompt, abort.signal);
    expect(prompts.current().get('flow')).toEqual(prompt);
    prompts.answer('other', { key: 'x' });
    prompts.answer('flow', { key: 'pasted' });
    expect(await asked).toEqual({ key: 'pasted' });
    expect([prompts.current().size, told]).toEqual([0, 2]);
  });

  test('a canceled sign-in asks nothing any more', async () => {
    const prompts = createPrompts();
    const asked = prompts.ask('flow', { kind: 'fields', text, fields: [] }, abort.signal);
    abort.abort();
    await expect(asked).rejects.toBeInstanceOf(ConnectorError);
    expect(prompts.current().size).toBe(0);
  });
});

describe('what is kept of a form', () => {
  const account = { ...anAccount(BAKERY), secretRef: 'account.1', methodId: 'own-app' };
  const { workspaceId, network, serverUrl } = account;
  const app = { workspaceId, network, serverUrl, methodId: 'own-app' };
  const method: SignInMethod = {
    id: 'own-app',
    kind: 'browser',
    label: text,
    fields: [
      { name: 'server', kind: 'url', label: text, isKept: true },
      { name: 'clientId', kind: 'text', label: text, isShared: true },
      { name: 'clientSecret', kind: 'password', label: text, isShared: true },
      { name: 'password', kind: 'password', label: text },
    ],
  };
  const filled = { server: 'mail.example', clientId: 'app', clientSecret: 's', password: 'p' };
  beforeEach(async () => {
    await keepFields({ account, app }, { method, fields: filled }, ports.secrets);
  });

  test('need not be typed when the account signs in again; what signs in by itself must be', async () => {
    expect([...ports.test.secrets.values()].join(' ')).not.toContain('"p"');
    const typed = { clientId: ' ', password: 'q' };
    expect(await withKeptFields({ account, app, method }, typed, ports.secrets)).toEqual({
      ...filled,
      password: 'q',
    });
  });

  const kept = async (other: Partial<typeof app>) =>
    await withKeptFields(
      { account: null, app: { ...app, ...other }, method },
      { clientId: '' },
      ports.secrets,
    );

  test('the app serves further accounts of the same network and client, and of no other', async () => {
    expect(await kept({})).toEqual({ clientId: 'app', clientSecret: 's' });
    for (const other of [
      { workspaceId: toId<WorkspaceId>('another-client') },
      { network: 'other' },
      { methodId: 'token' },
      { serverUrl: 'https://evil.example' },
    ])
      expect(await kept(other)).toEqual({ clientId: '' });
  });

  test('a new id is never sent with the secret of the old app', async () => {
    const typed = { clientId: 'new', clientSecret: '' };
    expect(await withKeptFields({ account, app, method }, typed, ports.secrets)).toEqual({
      ...typed,
      server: 'mail.example',
    });
  });

  test('goes with the account; the app goes with the last one that uses it', async () => {
    await dropKeptFields(account, [{ ...account }], ports.secrets);
    expect([...ports.test.secrets.values()]).toEqual([
      JSON.stringify({ clientId: 'app', clientSecret: 's' }),
    ]);
    await dropKeptFields(account, [{ ...account, methodId: 'token' }], ports.secrets);
    expect(ports.test.secrets.size).toBe(0);
  });
});
