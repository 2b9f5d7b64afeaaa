import { views } from '#contract/views.ts';
import { inboxContext, toInboxRow } from './inbox-row.ts';
import { findInbox } from './inbox-query.ts';
import { searchInbox } from './inbox-search.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

export const inboxView = view(views.inbox, {
  on: ['conversations', 'messages', 'replies', 'library'],
  followsStatus: true,
  // Messages say nothing that their conversation does not say, unless words are looked for in them.
  concerns: ({ collection }, { search }) => collection !== 'messages' || (search ?? '') !== '',
  async read(args, ports) {
    const reader = readerOf(ports.store, args.workspaceId);
    const now = ports.clock.now();
    const words = args.search?.trim() ?? '';
    const { conversations, total, ends } =
      words === ''
        ? await findInbox(reader, args, now)
        : await searchInbox(reader, args, { words: args.search ?? '', now });
    const context = await inboxContext(ports, args.workspaceId);
    return {
      rows: conversations.map((conversation) => toInboxRow(conversation, context, ports)),
      rest: { total, ends },
    };
  },
});
