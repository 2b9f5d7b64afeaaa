import { views } from '#contract/views.ts';
import type { Query } from '#main/store/store.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';
import { headsOfConversations } from '#domain/reply-order.ts';
import { alters, wasOrIs } from './concerns.ts';
import { OUTBOX_STATES, toReplyRow } from './reply-row.ts';
import { readerOf } from './scope.ts';
import { cutBy, queryOf } from './stretch.ts';
import { view } from './view.ts';

const STATES: Readonly<Record<'drafts' | 'outbox', readonly ReplyStatus['state'][]>> = {
  drafts: ['draft'],
  outbox: OUTBOX_STATES,
};

/** Drafts, or what is on its way: the newest first. */
export const repliesView = view(views.replies, {
  on: {
    replies: ({ documents }, { args }) =>
      documents.some(wasOrIs(({ status }) => STATES[args.list].includes(status.state))),
    accounts: alters<Account>('handle', 'quietUntil'),
    conversations: (change, { rows }) =>
      rows.some(({ conversationId }) => change.ids.includes(conversationId)) &&
      alters<Conversation>('personName')(change),
  },
  async read({ workspaceId, list, ...stretch }, ports) {
    const reader = readerOf(ports.store, workspaceId);
    const where: Query['where'] = { 'status.state': { inList: STATES[list] } };
    const found = await reader.find('replies', {
      where,
      sort: [['updatedAt', 'desc']],
      ...queryOf(stretch),
    });
    const { items: replies, ends } = cutBy(found, stretch.limit, ({ updatedAt }) => updatedAt);
    const accounts = await reader.getMany(
      'accounts',
      replies.map((reply) => reply.accountId),
    );
    const conversations = await reader.getMany(
      'conversations',
      replies.map((reply) => reply.conversationId),
    );
    const heads = new Set(headsOfConversations(replies).map(({ id }) => id));
    const now = ports.clock.now();
    const rowOf = (reply: Reply) => {
      const account = accounts.get(reply.accountId);
      const waitsBehind = reply.status.state === 'queued' && !heads.has(reply.id);
      const row = toReplyRow(reply, account, conversations.get(reply.conversationId));
      return { ...row, ...(waitsBehind ? { waitsBehind } : {}), ...quietFor(reply, account, now) };
    };
    return {
      rows: replies.map(rowOf),
      rest: { total: await reader.count('replies', { where }), ends },
    };
  },
});

/** The server asked the whole account to wait: what is due waits with it. */
function quietFor({ status }: Reply, account: Account | undefined, now: number) {
  const quietUntil = account?.quietUntil ?? 0;
  if (status.state !== 'queued' || quietUntil <= now || status.notBefore >= quietUntil) return {};
  return { dueAt: quietUntil, failure: { code: 'rate-limited', retryAt: quietUntil } as const };
}
