import { views } from '#contract/views.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { Reply } from '#domain/reply.ts';
import { alters } from './concerns.ts';
import { OUTBOX_STATES } from './reply-row.ts';
import { readerOf } from './scope.ts';
import { ofClient, stateCounts, wokenCount } from './state-counts.ts';
import { view } from './view.ts';

/** The numbers beside the lists. */
export const countsView = view(views.counts, {
  on: {
    conversations: alters<Conversation>('state', 'snoozedUntil'),
    replies: alters<Reply>('status'),
  },
  async read({ workspaceId }, { store, clock }) {
    const reader = readerOf(store, workspaceId);
    const whose = ofClient(workspaceId);
    const states = await stateCounts(store, whose);
    const replies = await reader.countBy('replies', 'status.state', {});
    const back = await wokenCount(store, { whose, now: clock.now() });
    const of = (state: string): number => states.get(state) ?? 0;
    return {
      rows: [],
      rest: {
        open: of('open') + back,
        waiting: of('waiting'),
        snoozed: of('snoozed') - back,
        done: of('done'),
        drafts: replies.get('draft') ?? 0,
        outbox: OUTBOX_STATES.reduce((sum, state) => sum + (replies.get(state) ?? 0), 0),
      },
    };
  },
});
