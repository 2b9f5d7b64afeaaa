import { describe, expect, test } from 'vitest';
import { unique, messagesOf, signal } from './bed.ts';
import { until } from './jobs.ts';
import { pullFrom, type Suite } from './suite.ts';
import { complaintsAbout } from './whole.ts';

export function describeReading(suite: Suite): void {
  describe('arrival', () => {
    test('a message arrives once, complete, and wants an answer', () => {
      const message = suite.incoming('Are you open on Sunday?');
      const needsAnswer = (suite.harness.wantsAnswer ?? 'yes') === 'yes';
      expect(message).toMatchObject({ direction: 'in', needsAnswer });
      expect(complaintsAbout(message)).toEqual([]);
      expect(Math.abs(message.createdAt - Date.now())).toBeLessThan(10 * 60_000);
      expect(message.version).toBeGreaterThanOrEqual(message.createdAt);
    });
  });

  describe('ids as strings', () => {
    test('every id is text and stays the same from one look to the next', async () => {
      const first = suite.incoming('first');
      const again = await suite.received(suite.textOf('first'));
      const idsOf = ({ remoteId, rootRemoteId, author }: typeof first): readonly unknown[] => [
        remoteId,
        rootRemoteId,
        author.remoteId,
      ];
      expect(idsOf(first).map((id) => typeof id)).toEqual(['string', 'string', 'string']);
      expect(idsOf(again)).toEqual(idsOf(first));
    });
  });

  describe('repeatable pages', () => {
    test('the same cursor gives the same again', async () => {
      const first = await pullFrom(suite, suite.client());
      const again = await pullFrom(suite, suite.client());
      const ids = messagesOf(first).map(({ remoteId }) => remoteId);
      const idsAgain = new Set(messagesOf(again).map(({ remoteId }) => remoteId));
      // More may have come meanwhile, nothing may have gone.
      expect(ids.filter((id) => !idsAgain.has(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      const stored: unknown = JSON.parse(JSON.stringify(first.cursor));
      expect(stored).toEqual(first.cursor);
    });
  });

  describe('cursor expiry', () => {
    test.each([[{ from: 'another version' }], ['nonsense'], [{ marks: 7 }], [[]]])(
      'a cursor that nobody understands (%j) starts anew',
      async (cursor) => {
        const message = suite.incoming('anew');
        expect(await suite.received(suite.textOf('anew'), { cursor })).toMatchObject({
          remoteId: message.remoteId,
        });
      },
    );
  });

  describe('edits', () => {
    test('a changed message comes again, newer, under the same id', async (context) => {
      const bed = suite.bed();
      if (bed.edit === undefined) return context.skip('nobody would learn of it');
      const message = suite.incoming('to be changed');
      const text = unique('changed');
      await bed.edit(suite.textOf('to be changed'), text);
      const changed = await suite.received(text);
      expect(changed.remoteId).toBe(message.remoteId);
      expect(changed.version).toBeGreaterThanOrEqual(message.version);
    });
  });

  describe('deletes', () => {
    test('what was taken back is said to be gone, or is not there any more', async (context) => {
      const bed = suite.bed();
      if (bed.remove === undefined) return context.skip('nobody would learn of it');
      const message = suite.incoming('to be taken back');
      const { cursor } = await pullFrom(suite, suite.client());
      await bed.remove(suite.textOf('to be taken back'));
      const isGone = await until(async () => {
        const { changes } = await pullFrom(suite, suite.client(), { cursor });
        if (changes.some((one) => one.kind === 'deleted' && one.remoteId === message.remoteId))
          return true;
        const anew = messagesOf(await pullFrom(suite, suite.client()));
        return anew.every(({ remoteId }) => remoteId !== message.remoteId) || null;
      }, suite.patienceMs);
      expect(isGone).toBe(true);
    });
  });

  describe('threads', () => {
    test('the conversation around a message can be read', async (context) => {
      const client = suite.client();
      if (client.thread === undefined) return context.skip('the network has none');
      const message = suite.incoming('context');
      const thread = await client.thread(message.remoteId, signal);
      const found = thread.messages.find(({ remoteId }) => remoteId === message.remoteId);
      expect(found).toMatchObject({ text: message.text, rootRemoteId: message.rootRemoteId });
      expect(thread.messages.flatMap(complaintsAbout)).toEqual([]);
    });
  });
}
