import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AtprotoAccount, AtprotoNetwork } from '#e2e/servers/atproto.ts';
import { installAtproto, startAtproto } from '#e2e/servers/atproto.ts';
import { listenOnce } from '#main/accounts/loopback.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import type { SignedIn } from '#main/networks/connector.ts';
import { bluesky } from './index.ts';
import { codeOf, lentPorts, openBed, pullAll, replyJob, until } from './test-bed.ts';

const FIRST_PORT = 2632;

const stored = z.looseObject({
  saved: z.looseObject({ tokenSet: z.looseObject({ expires_at: z.string() }) }),
});
/** The secret as it will look when the access token's time is over. */
function withExpiry(secret: string, at: number): string {
  const value = stored.parse(JSON.parse(secret));
  value.saved.tokenSet.expires_at = new Date(at).toISOString();
  return JSON.stringify(value);
}

/** Where the page sends the person back to. */
function redirectIn(page: string): string {
  const clientId = new URL(page).searchParams.get('client_id') ?? '';
  return new URL(clientId).searchParams.get('redirect_uri') ?? '';
}

async function visit(url: string): Promise<void> {
  const { signal } = new AbortController();
  const asking = { bucket: 'page', lane: 'interactive', isTrustedHost: true } as const;
  await lentPorts().http.request({ method: 'GET', url, signal, ...asking });
}

/** What a person does with the page that opened. */
type Person = (url: string) => Promise<void>;

function forge(iss: string): Person {
  return async (url) => {
    const redirect = new URL(redirectIn(url));
    redirect.search = new URLSearchParams({ state: 'forged', code: 'stolen', iss }).toString();
    await visit(redirect.href);
  };
}

describe('Bluesky, signing in through the consent page of a real server', () => {
  let network: AtprotoNetwork;
  let browser: Browser;
  let alice: AtprotoAccount;
  let signedIn: SignedIn;

  const signIn = async (
    person: Person,
    signal = new AbortController().signal,
  ): Promise<SignedIn> => {
    let acting = Promise.resolve();
    try {
      return await bluesky.signIn(
        { serverUrl: network.pdsUrl, methodId: 'oauth', fields: {} },
        signInPorts({
          ...lentPorts(),
          signal,
          loopback: async (path) => await listenOnce(path, { signal }),
          // The person acts while the sign-in waits.
          openBrowser: async (url) => {
            acting = person(url);
            acting.catch(() => {});
            await Promise.resolve();
          },
        }),
      );
    } finally {
      await acting;
    }
  };

  const consent =
    (answer: 'Authorize' | 'Deny access'): Person =>
    async (url) => {
      const context = await browser.newContext({ locale: 'en-US' });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(url);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('textbox', { name: /identifier|username|handle/iu }).fill(alice.handle);
      await page.locator('input[type=password]').fill(alice.password);
      await page
        .getByRole('button', { name: /sign in|next/iu })
        .last()
        .click();
      await page.getByRole('button', { name: answer, exact: true }).click();
      // Our own page, which says that the person may close it.
      await page.getByText('Parley').waitFor();
      await context.close();
    };

  beforeAll(async () => {
    await installAtproto();
    network = await startAtproto({ firstPort: FIRST_PORT });
    alice = await network.createAccount('alice');
    browser = await chromium.launch({
      executablePath: process.env['PARLEY_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  }, 90_000);

  test('the person signs in and agrees on the page, and Parley reads and answers', async () => {
    signedIn = await signIn(consent('Authorize'));
    expect(signedIn).toMatchObject({
      remoteUserId: alice.did,
      handle: alice.handle,
      serverUrl: network.pdsUrl,
    });
    expect(signedIn.secret).not.toContain(alice.password);
    const { client } = openBed(signedIn);
    const post = await alice.post('Signed in by hand');
    const seen = await until(async () =>
      (await pullAll(client, { kind: 'own' })).find(({ remoteId }) => remoteId === post.uri),
    );
    const { job, save } = replyJob(client, seen, { text: 'and answered' });
    const sent = await client.replies?.send(job, save);
    expect(await client.replies?.findSent?.(job)).toMatchObject({ remoteId: sent?.remoteId });
  });

  test('tokens that ran out are renewed once, stored before they are used', async () => {
    const stale = openBed(signedIn, { secret: withExpiry(signedIn.secret, 0) });
    const kinds = ['home', 'own', 'interactions'] as const;
    await Promise.all(kinds.map(async (kind) => await pullAll(stale.client, { kind })));
    expect(stale.saves()).toBe(1);
    const next = openBed(signedIn, { secret: stale.saved() });
    await pullAll(next.client, { kind: 'own' });
    expect(next.saves()).toBe(0);
    signedIn = { ...signedIn, secret: stale.saved() };
  });

  test('renewed tokens that can not be stored are not used', async () => {
    const gina = await signIn(consent('Authorize'));
    const full = openBed(gina, {
      secret: withExpiry(gina.secret, 0),
      onSave: async () => await Promise.reject(new Error('disk full')),
    });
    const work = pullAll(full.client, { kind: 'own' });
    expect(await codeOf(work)).toBe('secrets-unavailable');
    expect(full.saves()).toBe(0);
  });

  test('after signing out nothing goes any more, also not by renewing', async () => {
    const { client } = openBed(signedIn);
    await client.signOut(new AbortController().signal);
    const late = openBed(signedIn);
    expect(await codeOf(pullAll(late.client, { kind: 'own' }))).toBe('login-needed');
    const later = openBed(signedIn, { secret: withExpiry(signedIn.secret, 0) });
    expect(await codeOf(pullAll(later.client, { kind: 'own' }))).toBe('login-needed');
  });

  test('who says no on the page is not signed in', async () => {
    expect(await codeOf(signIn(consent('Deny access')))).toBe('canceled');
  });

  test('an answer to a sign-in that nobody began is refused', async () => {
    expect(await codeOf(signIn(forge(network.pdsUrl)))).toBe('rejected');
  });

  test('a sign-in that the person gives up ends and closes its port', async () => {
    const controller = new AbortController();
    let port = '';
    const leave: Person = async (url) => {
      port = redirectIn(url);
      controller.abort();
      await Promise.resolve();
    };
    expect(await codeOf(signIn(leave, controller.signal))).toBe('canceled');
    expect(await codeOf(visit(port))).toBe('unreachable');
  });
});
