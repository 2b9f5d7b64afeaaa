import { views } from '#contract/views.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { alters } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

/** Nobody brings more to an end in one day. */
const MOST = 5000;

/** What an empty inbox tells: what was done since this morning, and what comes back next. */
export const todayView = view(views.today, {
  on: {
    events: (change) => change.touches('kind', 'conversation.triaged'),
    conversations: alters<Conversation>('state', 'snoozedUntil'),
  },
  async read({ workspaceId, since }, { store, clock }) {
    const reader = readerOf(store, workspaceId);
    const triaged = await reader.find('events', {
      where: { kind: 'conversation.triaged', at: { from: since } },
      sort: [['at', 'desc']],
      limit: MOST,
    });
    const done = new Set(triaged.filter(isDone).map((event) => event.conversationId));
    const snoozed = await reader.find('conversations', {
      where: { state: 'snoozed', snoozedUntil: { from: clock.now() } },
    });
    const times = snoozed.flatMap(({ snoozedUntil }) => snoozedUntil ?? []);
    return {
      rows: [],
      rest: {
        doneCount: done.size,
        backAt: times.length === 0 ? null : Math.min(...times),
      },
    };
  },
});

type Triaged = Extract<ParleyEvent, { kind: 'conversation.triaged' }>;

function isDone(event: ParleyEvent): event is Triaged {
  return (
    event.kind === 'conversation.triaged' &&
    event.after.state === 'done' &&
    event.before.state !== 'done' &&
    event.undoneAt === undefined
  );
}
