import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  isWordpressInstalled,
  startWordpress,
  type WordpressSite,
  type WordpressUserName,
} from '#e2e/servers/wordpress.ts';
import type { ModerationAction } from '#domain/message-action.ts';
import { withLostAnswers } from '#main/networks/conformance/faults.ts';
import { lend, messagesOf, signal, troubleOf, unique } from '#main/networks/conformance/bed.ts';
import { replyJob } from '#main/networks/conformance/jobs.ts';
import { signInPorts } from '#main/networks/conformance/sign-in-ports.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import type { NetworkClient, RemoteMessage, SignedIn } from '#main/networks/connector.ts';
import { createHttp } from '#main/networks/http-door.ts';
import type { Clock } from '#main/ports.ts';
import { wordpress } from './index.ts';

const canRun = isWordpressInstalled();
if (!canRun) console.warn('SKIPPED: WordPress comments (npm run servers -- wordpress install)');

const { network } = testPorts();
const comment = z.object({ id: z.number(), status: z.string(), parent: z.number() });
const pull = async (from: NetworkClient, cursor: unknown = null) =>
  await from.pull({ feed: { kind: 'interactions' }, cursor, direction: 'forward', signal });
const save = async (): Promise<void> => await Promise.resolve();

describe.skipIf(!canRun)('WordPress, as Debian packages it', { timeout: 60_000, retry: 1 }, () => {
  let site: WordpressSite;
  let berta: SignedIn;
  let client: NetworkClient;
  let now: number;
  const clock: Clock = { ...testPorts().clock, now: () => now };

  beforeAll(async () => {
    site = await startWordpress();
    berta = await signIn('berta');
  }, 120_000);
  afterAll(async () => {
    await site?.stop();
  }, 60_000);
  beforeEach(() => {
    now = Date.now();
    client = open(berta);
  });

  async function signIn(user: WordpressUserName): Promise<SignedIn> {
    const fields = { user, password: site.users[user].appPassword };
    return await wordpress.signIn(
      { serverUrl: site.baseUrl, methodId: 'app-password', fields },
      signInPorts(),
    );
  }
  const open = (signedIn: SignedIn, access = network): NetworkClient => {
    const session = { ...signedIn, accountId: signedIn.handle };
    return wordpress.open(session, { ...lend(access), clock });
  };
  async function written(text: string, given: { parent?: number } = {}): Promise<RemoteMessage> {
    const id = await site.comment(text, given);
    return await message(`comment:${id}`);
  }
  async function message(remoteId: string, from = client): Promise<RemoteMessage> {
    const found = messagesOf(await pull(from)).find((one) => one.remoteId === remoteId);
    if (found === undefined) throw new Error(`${remoteId} is not on the page`);
    return found;
  }
  async function act(action: ModerationAction | 'delete', to: RemoteMessage) {
    const { remoteId, rootRemoteId } = to;
    return action === 'delete'
      ? await client.actions?.act({ action, remoteId, rootRemoteId, signal })
      : await client.actions?.moderate?.({ action, remoteId, rootRemoteId, signal });
  }
  const onSite = async (remoteId: string) =>
    comment.parse(await site.call('admin', `comments/${remoteId.slice(8)}?context=edit`));

  describe('finding the site', () => {
    const lent = { http: createHttp(testPorts()), signal };

    test.each(['', '/hello-world/', '/wp-login.php', '/?p=1'])(
      'an address of any page leads to it: %s',
      async (path) => {
        expect(await wordpress.probe(site.baseUrl + path, lent)).toMatchObject({
          serverUrl: site.baseUrl,
          title: 'Bakery Test',
          methods: [{ id: 'grant' }, { id: 'app-password' }],
        });
      },
    );

    test('a handle is none of ours', async () => {
      expect(await wordpress.probe('@mia@kaffee.example', lent)).toBeNull();
    });

    test('a wrong password is told as such', async () => {
      const { failure } = await troubleOf(
        async () =>
          await wordpress.signIn(
            {
              serverUrl: site.baseUrl,
              methodId: 'app-password',
              fields: { user: 'berta', password: 'wrong' },
            },
            signInPorts(),
          ),
      );
      expect(failure).toMatchObject({ code: 'wrong-credentials' });
    });
  });

  describe('reading', () => {
    test('a comment comes with the post that it hangs on, the site’s words as text', async () => {
      const text = unique('Do you bake <b>spelt</b> bread &amp; rolls?');
      const found = await written(text);
      const [post] = messagesOf(await pull(client));
      expect(found).toMatchObject({
        kind: 'comment',
        direction: 'in',
        rootRemoteId: 'post:1',
        parentRemoteId: 'post:1',
        author: { name: 'Lea', handle: 'Lea' },
        mine: { moderation: 'approved' },
        needsAnswer: true,
      });
      expect(found.text).toContain('Do you bake spelt bread & rolls?');
      expect(post).toMatchObject({ remoteId: 'post:1', kind: 'post', direction: 'out' });
      expect(post?.text).toMatch(/^Hello world!\n\nWelcome to WordPress/u);
    });

    test('what is held and what is spam comes too, only the first wants an answer', async () => {
      const held = await written(unique('held'));
      const spam = await written(unique('spam'));
      await site.call('admin', `comments/${held.remoteId.slice(8)}`, { status: 'hold' });
      await site.call('admin', `comments/${spam.remoteId.slice(8)}`, { status: 'spam' });
      expect([await message(held.remoteId), await message(spam.remoteId)]).toMatchObject([
        { mine: { moderation: 'held' }, needsAnswer: true },
        { mine: { moderation: 'spam' }, needsAnswer: false },
      ]);
    });

    test('edits, moderation and deletion elsewhere are seen by reading the window again', async () => {
      const edited = await written(unique('before'));
      const deleted = await written(unique('goes'));
      const first = await pull(client);
      await site.call('admin', `comments/${edited.remoteId.slice(8)}`, { content: 'after' });
      await site.deleteComment(Number(deleted.remoteId.slice(8)));
      const soon = await pull(client, first.cursor);
      expect(soon.changes.filter(({ kind }) => kind === 'deleted')).toEqual([]);
      now += 11 * 60_000;
      const later = await pull(client, first.cursor);
      expect(later.changes).toContainEqual({ kind: 'deleted', remoteId: deleted.remoteId });
      expect(messagesOf(later).find((one) => one.remoteId === edited.remoteId)?.text).toBe('after');
    });

    test('more than a page is walked back to what is known; the past is read to its end', async () => {
      const first = await pull(client);
      const texts: string[] = [];
      for (let count = 0; count < 25; count++) {
        const text = unique(`many ${count}`);
        texts.push(text);
        await site.comment(text);
      }
      const found: string[] = [];
      let cursor: unknown = first.cursor;
      for (let more = true; more;) {
        const page = await pull(client, cursor);
        found.push(...messagesOf(page).map(({ text }) => text));
        ({ cursor, more } = page);
      }
      expect(texts.filter((text) => !found.includes(text))).toEqual([]);
      const past = await client.pull({
        feed: { kind: 'interactions' },
        cursor: { offset: 0 },
        direction: 'backfill',
        signal,
      });
      expect([past.more, past.changes.length > 25]).toEqual([false, true]);
    });

    test('a subscriber sees what everybody sees, and is offered no moderation', async () => {
      const carl = await signIn('carl');
      expect(carl.capabilities.actions.approve).toEqual({ can: false, why: 'no-right' });
      const shown = await written(unique('for all'));
      const hidden = await written(unique('not for all'));
      await site.call('admin', `comments/${hidden.remoteId.slice(8)}`, { status: 'hold' });
      const seen = messagesOf(await pull(open(carl)));
      const ids = new Set(seen.map(({ remoteId }) => remoteId));
      expect([ids.has(shown.remoteId), ids.has(hidden.remoteId)]).toEqual([true, false]);
    });

    test('a post with its comments is one conversation', async () => {
      const asked = await written(unique('in the thread'));
      const thread = await client.thread?.(asked.remoteId, signal);
      expect(thread?.isComplete).toBe(true);
      expect(thread?.messages.map(({ remoteId }) => remoteId)).toEqual(
        expect.arrayContaining(['post:1', asked.remoteId]),
      );
    });

    test('the site’s own posts are a column', async () => {
      const page = await client.pull({
        feed: { kind: 'home' },
        cursor: null,
        direction: 'forward',
        signal,
      });
      expect(messagesOf(page)).toMatchObject([{ remoteId: 'post:1', needsAnswer: false }]);
    });
  });

  describe('moderating', () => {
    test('every state can be reached, twice is once, and what comes back is the site’s word', async () => {
      const to = await written(unique('moderate me'));
      const steps: readonly (readonly [ModerationAction, string])[] = [
        ['unapprove', 'held'],
        ['unapprove', 'held'],
        ['approve', 'approved'],
        ['spam', 'spam'],
        ['spam', 'spam'],
        // It was approved before; said twice WordPress alone would hold it.
        ['unspam', 'approved'],
        ['unspam', 'approved'],
        ['trash', 'trashed'],
        ['trash', 'trashed'],
        ['restore', 'approved'],
        ['restore', 'approved'],
      ];
      for (const [action, moderation] of steps)
        expect([action, await act(action, to)]).toEqual([action, moderation]);
      expect((await onSite(to.remoteId)).status).toBe('approved');
    });

    test('deleting is for good, and once more is fine', async () => {
      const to = await written(unique('delete me'));
      await act('delete', to);
      await act('delete', to);
      await expect(onSite(to.remoteId)).rejects.toThrow('rest_comment_invalid_id');
      expect((await troubleOf(async () => await act('approve', to))).failure.code).toBe('gone');
    });

    test('without the right to, the site’s no is told', async () => {
      const to = await written(unique('not for carl'));
      client = open(await signIn('carl'));
      const { failure } = await troubleOf(async () => await act('spam', to));
      expect(['forbidden', 'login-needed']).toContain(failure.code);
    });
  });

  describe('answering', () => {
    test('signs arrive as they were typed, below the comment', async () => {
      const to = await written(unique('question'));
      const text = `5 < 6 & "so" -- <b>yes</b>\n\n${unique('Berta')}`;
      const sent = await client.replies?.send(replyJob(to, text), save);
      expect(sent?.message).toMatchObject({
        direction: 'out',
        parentRemoteId: to.remoteId,
        rootRemoteId: 'post:1',
      });
      expect(sent?.message.text).toContain('<b>yes</b>');
      expect(await client.replies?.findSent?.(replyJob(to, text))).toMatchObject({
        remoteId: sent?.remoteId,
      });
    });

    test('an own comment is rewritten where it stands, also twice', async () => {
      const to = await written(unique('typo'));
      const sent = await client.replies?.send(replyJob(to, unique('a tyop')), save);
      const text = unique('a typo & more');
      const at = { remoteId: sent?.remoteId ?? '', rootRemoteId: 'post:1' };
      await client.actions?.edit?.({ ...at, text, signal });
      await client.actions?.edit?.({ ...at, text, signal });
      expect((await message(at.remoteId)).text).toBe(text);
    });

    test('the very same comment twice is refused by the site and counts as sent', async () => {
      const to = await written(unique('twice'));
      const job = replyJob(to, unique('once only'));
      const lost = open(berta, withLostAnswers(network));
      const { failure, safeToRetrySend } = await troubleOf(
        async () => await lost.replies?.send(job, save),
      );
      expect([failure.code, safeToRetrySend]).toEqual(['unreachable', false]);
      const sent = await client.replies?.send(job, save);
      const own = messagesOf(await pull(client)).filter(({ parentRemoteId, direction }) => {
        return direction === 'out' && parentRemoteId === to.remoteId;
      });
      expect(own.map(({ remoteId }) => remoteId)).toEqual([sent?.remoteId]);
    });

    test('the same words for another reply are a duplicate, and nothing was written', async () => {
      const to = await written(unique('again'));
      const text = unique('same words');
      const first = await client.replies?.send(replyJob(to, text), save);
      const second = { ...replyJob(to, text), claimedRemoteIds: new Set([first?.remoteId ?? '']) };
      const { failure, safeToRetrySend } = await troubleOf(
        async () => await client.replies?.send(second, save),
      );
      expect([failure.code, safeToRetrySend]).toEqual(['duplicate', true]);
    });

    test('an answer approves what still waited, as the site’s own screen does', async () => {
      const to = await written(unique('waits'));
      await act('unapprove', to);
      await client.replies?.send(replyJob(to, unique('welcome')), save);
      expect((await onSite(to.remoteId)).status).toBe('approved');
    });

    test('what was thrown away meanwhile takes no answer', async () => {
      const to = await written(unique('trashed'));
      await act('trash', to);
      const error = await troubleOf(
        async () => await client.replies?.send(replyJob(to, unique('too late')), save),
      );
      expect([error.failure.code, error.safeToRetrySend]).toEqual(['gone', true]);
    });

    test('too fast for a reader: told when to come back, and nothing was written', async () => {
      const to = await written(unique('for carl'));
      const carl = open(await signIn('carl'));
      await carl.replies?.send(replyJob(to, unique('first')), save);
      const error = await troubleOf(
        async () => await carl.replies?.send(replyJob(to, unique('second')), save),
      );
      expect(error.failure).toMatchObject({ code: 'rate-limited', retryAt: now + 15_000 });
      expect(error.safeToRetrySend).toBe(true);
    });
  });

  test('signing out takes the password back on the site', async () => {
    const signedIn = await signIn('admin');
    await open(signedIn).signOut(signal);
    const { failure } = await troubleOf(async () => await pull(open(signedIn)));
    expect(failure.code).toBe('login-needed');
  });
});
