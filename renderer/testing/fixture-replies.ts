import type { ReplyRow } from '#contract/rows.ts';
import { toId } from '#domain/ids.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import { remember, type World } from './fixture-world.ts';

const SENDING_MS = 900;

/** Drafts and replies; "sending" takes a second and works while the world is online. */
export function createFixtureReplies(world: World, refresh: () => void): FixtureCommands {
  const conversationOf = (messageId: string) =>
    world.inbox.find((row) => world.entries.get(row.id)?.some((entry) => entry.id === messageId));
  const replace = (replyId: string, change: (reply: ReplyRow) => ReplyRow | null): void => {
    for (const [conversationId, entries] of world.entries)
      world.entries.set(
        conversationId,
        entries.flatMap((entry) => {
          if (entry.entry !== 'reply' || entry.replyId !== replyId) return [entry];
          const next = change(entry);
          return next === null ? [] : [next];
        }),
      );
  };
  const stateOf = (replyId: string): string | undefined =>
    [...world.entries.values()]
      .flat()
      .find((entry) => entry.entry === 'reply' && entry.replyId === replyId)?.id;

  const replyRow = (
    messageId: string,
    given: Pick<ReplyRow, 'replyId' | 'content' | 'state' | 'dueAt'>,
  ): ReplyRow | null => {
    const row = conversationOf(messageId);
    const account = world.accounts.find(({ id }) => id === row?.accountId);
    if (row === undefined || account === undefined) return null;
    const now = Date.now();
    return {
      id: given.replyId,
      entry: 'reply',
      workspaceId: row.workspaceId,
      accountId: row.accountId,
      accountHandle: account.handle,
      conversationId: row.id,
      network: row.network,
      personName: row.personName,
      needsPerson: false,
      mayHaveArrived: false,
      createdAt: now,
      updatedAt: now,
      ...given,
    };
  };

  const postRow = (
    accountId: string,
    given: Pick<ReplyRow, 'replyId' | 'content' | 'state' | 'to'>,
  ): ReplyRow | null => {
    const account = world.accounts.find(({ id }) => id === accountId);
    if (account === undefined) return null;
    const now = Date.now();
    return {
      id: given.replyId,
      entry: 'reply',
      workspaceId: account.workspaceId,
      accountId: account.id,
      accountHandle: account.handle,
      conversationId: toId(`new/${given.replyId}`),
      network: account.network,
      personName: given.to?.handle ?? '',
      isNew: true,
      needsPerson: false,
      mayHaveArrived: false,
      createdAt: now,
      updatedAt: now,
      ...given,
    };
  };
  const deliver = (replyId: string): void => {
    if (stateOf(replyId) === undefined || !world.isOnline) return;
    replace(replyId, (reply) =>
      reply.state === 'queued' ? { ...reply, state: 'sending' } : reply,
    );
    refresh();
    setTimeout(() => {
      replace(replyId, (reply) => ({ ...reply, state: 'sent', url: 'https://kaffee.example/new' }));
      refresh();
    }, SENDING_MS);
  };

  return {
    ...handle('draft.save', ({ replyId, messageId, content }) => {
      const draft = replyRow(messageId, { replyId, content, state: 'draft' });
      const isEmpty = content.text.trim() === '' && content.media.length === 0;
      if (draft !== null && isEmpty) world.drafts.delete(draft.conversationId);
      else if (draft !== null) world.drafts.set(draft.conversationId, draft);
      return {};
    }),
    ...handle('post.save', ({ replyId, accountId, to, content }) => {
      const draft = postRow(accountId, { replyId, to, content, state: 'draft' });
      if (draft !== null) world.drafts.set(draft.conversationId, draft);
      return {};
    }),
    ...handle('post.send', ({ replyId, accountId, to, content, sendAt }) => {
      const dueAt = sendAt ?? Date.now() + world.settings.undoSeconds[content.kind] * 1000;
      const post = postRow(accountId, { replyId, to, content, state: 'queued' });
      if (post === null) return { undoUntil: dueAt };
      world.drafts.delete(post.conversationId);
      world.entries.set(post.conversationId, [{ ...post, dueAt }]);
      setTimeout(() => deliver(replyId), Math.min(dueAt - Date.now(), 2_000_000_000));
      return { undoUntil: dueAt };
    }),
    ...handle('draft.discard', ({ replyId }) => {
      const found = [...world.drafts].filter(([, draft]) => draft.replyId === replyId);
      remember(world, found);
      for (const [conversationId] of found) world.drafts.delete(conversationId);
      return {};
    }),
    ...handle('reply.send', ({ replyId, messageId, content, sendAt, afterwards }) => {
      const wait = world.settings.undoSeconds[content.kind] * 1000;
      const dueAt = sendAt ?? Date.now() + wait;
      const reply = replyRow(messageId, { replyId, content, state: 'queued', dueAt });
      if (reply !== null) {
        world.drafts.delete(reply.conversationId);
        world.entries.get(reply.conversationId)?.push(reply);
        remember(world);
        world.inbox = world.inbox.map((row) =>
          row.id === reply.conversationId && afterwards === 'done'
            ? { ...row, state: 'done' }
            : row,
        );
        setTimeout(() => deliver(replyId), Math.min(dueAt - Date.now(), 2_000_000_000));
      }
      return { undoUntil: dueAt };
    }),
    ...handle('reply.cancel', ({ replyId }) => {
      replace(replyId, (reply) => {
        world.drafts.set(reply.conversationId, { ...reply, state: 'draft' });
        world.inbox = world.inbox.map((row) =>
          row.id === reply.conversationId ? { ...row, state: 'open' } : row,
        );
        return null;
      });
      return {};
    }),
    ...handle('reply.retry', ({ replyId }) => {
      replace(replyId, (reply) => ({ ...reply, state: 'queued', dueAt: Date.now() }));
      setTimeout(() => deliver(replyId), 10);
      return {};
    }),
    ...handle('reply.settle', ({ replyId, as }) => {
      replace(replyId, (reply) =>
        as === 'discard'
          ? null
          : { ...reply, state: as === 'sent' ? 'sent' : 'queued', needsPerson: false },
      );
      return {};
    }),
    ...handle('reply.discard', ({ replyId }) => {
      replace(replyId, (reply) => {
        remember(world, [[reply.conversationId, { ...reply, state: 'draft' }]]);
        return null;
      });
      return {};
    }),
  };
}
