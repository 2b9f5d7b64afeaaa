import { describe, expect, test } from 'vitest';
import { chosen, save, signal, troubleOf, unique } from './bed.ts';
import { withLostAnswers } from './faults.ts';
import { replyJob } from './jobs.ts';
import type { Suite } from './suite.ts';

export function describeSending(suite: Suite): void {
  const standing = async (text: string): Promise<number> => {
    const posts = await suite.bed().ownPosts();
    return posts.filter((post) => post.includes(text)).length;
  };

  describe('sending', () => {
    test('a reply stands on the server and comes back as a message', async (context) => {
      const client = suite.client();
      if (client.replies === undefined) return context.skip('it is answered elsewhere');
      const message = suite.incoming('answer me');
      const text = unique('Gladly');
      const sent = await client.replies.send(replyJob(message, text, chosen(client)), save);
      expect(sent.message).toMatchObject({
        remoteId: sent.remoteId,
        direction: 'out',
        needsAnswer: false,
        rootRemoteId: message.rootRemoteId,
      });
      expect(sent.message.text).toContain(text);
      expect(await standing(text)).toBe(1);
    });
  });

  describe('lost answer', () => {
    test('a reply whose answer got lost ends up there exactly once', async (context) => {
      const client = suite.client();
      if (client.replies === undefined) return context.skip('it is answered elsewhere');
      const message = suite.incoming('lost');
      const text = unique('Only once');
      let job = replyJob(message, text, chosen(client));
      const remember = async (resume: unknown): Promise<void> => {
        job = { ...job, resume };
        await Promise.resolve();
      };
      expect((await client.replies.findSent?.(job)) ?? 'absent').toBe('absent');
      const { loseAnswers = withLostAnswers } = suite.harness.wire ?? {};
      const losing = suite.open(loseAnswers(suite.network()), 20);
      const error = await troubleOf(async () => await losing.replies?.send(job, remember));
      expect(error.safeToRetrySend).toBe(false);
      const { kind } = suite.bed().session.capabilities.sendGuarantee;
      const found = await client.replies.findSent?.(job);
      // Without a key or an id nothing may be sent again: it has to be found.
      const mustFind = kind === 'lookup';
      expect(mustFind ? typeof found : 'object').toBe('object');
      // Where nobody can look it is a person's to say, and nothing is sent again.
      if (typeof found !== 'object' && kind !== 'none') await client.replies.send(job, save);
      expect(await standing(text)).toBe(1);
    });
  });

  describe('sent twice', () => {
    test('a key or an id of our own keeps the server from writing it twice', async (context) => {
      const client = suite.client();
      const { kind } = suite.bed().session.capabilities.sendGuarantee;
      if (client.replies === undefined || kind === 'lookup' || kind === 'none')
        return context.skip('it knows no repeat');
      const message = suite.incoming('twice');
      const text = unique('Just once');
      let job = replyJob(message, text, chosen(client));
      const first = await client.replies.send(job, async (resume) => {
        job = { ...job, resume };
        await Promise.resolve();
      });
      const second = await client.replies.send(job, save);
      expect(second.remoteId).toBe(first.remoteId);
      expect(await standing(text)).toBe(1);
    });
  });

  describe('likes', () => {
    test('a like may be given twice and taken back twice', async (context) => {
      const { actions } = suite.client();
      const { like } = suite.bed().session.capabilities.actions;
      if (actions === undefined || like?.can !== true) return context.skip('it has none');
      const { remoteId, rootRemoteId, ext } = suite.incoming('like');
      const at = { remoteId, rootRemoteId, signal, ...(ext === undefined ? {} : { ext }) };
      const { undo } = await actions.act({ ...at, action: 'like' });
      await actions.act({ ...at, action: 'like' });
      const token = undo === undefined ? {} : { token: undo };
      const undoing = async () => await actions.act({ ...at, ...token, action: 'unlike' });
      await undoing();
      await expect(undoing()).resolves.toBeTypeOf('object');
    });
  });

  describe('people', () => {
    test('somebody may be blocked twice and unblocked twice, where that is offered', async (context) => {
      const { actions } = suite.client();
      const offered = suite.bed().session.capabilities.actions;
      expect(offered.unblock?.can, 'what is done can be taken back').toBe(offered.block?.can);
      if (offered.block?.can !== true) return context.skip('it has none');
      if (actions?.block === undefined || actions.unblock === undefined)
        throw new Error('It offers what it cannot do');
      const about = { authorRemoteId: suite.incoming('like').author.remoteId, signal };
      const { undo } = await actions.block(about);
      await expect(actions.block(about)).resolves.toBeTypeOf('object');
      const undoing = undo === undefined ? about : { ...about, token: undo };
      await actions.unblock(undoing);
      await actions.unblock(undoing);
    });
  });
}
