import { views } from '#contract/views.ts';
import type { Reader } from '#main/store/store.ts';
import { inboxContext, toInboxRow } from './inbox-row.ts';
import { countState, findInbox, searchInbox, type InboxArgs } from './inbox-query.ts';
import { OUTBOX_STATES } from './reply-row.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

export const inboxView = view(views.inbox, {
  on: ['conversations', 'messages', 'replies', 'library'],
  followsStatus: true,
  async read(args, ports) {
    const reader = readerOf(ports.store, args.workspaceId);
    const now = ports.clock.now();
    const words = args.search?.trim() ?? '';
    const { conversations, total } =
      words === ''
        ? await findInbox(reader, args, now)
        : await searchInbox(reader, args, { words: args.search ?? '', now });
    const context = await inboxContext(ports, args.workspaceId);
    return {
      rows: conversations.map((conversation) => toInboxRow(conversation, context, ports)),
      rest: { total, counts: await countsOf(reader, args, now) },
    };
  },
});

/** The numbers beside the lists: of the client or of the chosen accounts, whatever else is filtered. */
async function countsOf(reader: Reader, { filter: { accountIds } }: InboxArgs, now: number) {
  const filter = accountIds === undefined ? {} : { accountIds };
  const where = accountIds === undefined ? {} : { accountId: { inList: accountIds } };
  const [open, waiting, snoozed, done, drafts, outbox] = await Promise.all([
    countState(reader, { state: 'open', filter, now }),
    countState(reader, { state: 'waiting', filter, now }),
    countState(reader, { state: 'snoozed', filter, now }),
    countState(reader, { state: 'done', filter, now }),
    reader.count('replies', { where: { ...where, 'status.state': 'draft' } }),
    reader.count('replies', { where: { ...where, 'status.state': { inList: OUTBOX_STATES } } }),
  ]);
  return { open, waiting, snoozed, done, drafts, outbox };
}
