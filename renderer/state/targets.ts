import type { InboxQuery } from '#contract/inbox-filter.ts';
import type { TriageTargets } from '#contract/triage-commands.ts';
import { useDesk } from './desk.ts';
import { useRoute, type OpenConversation } from './route.ts';

/** What a key or a button means just now. */
export type Targets = {
  /** Those that the window has, in the order of the list. */
  readonly ones: readonly OpenConversation[];
  /** All of this list is meant, also what the window has not loaded. */
  readonly all: InboxQuery | null;
  /** null: all that a search finds, however many. */
  readonly count: number | null;
};

export function only(one: OpenConversation): Targets {
  const { workspaceId, conversationId } = one;
  return { ones: [{ workspaceId, conversationId }], all: null, count: 1 };
}

/** The selected conversations, or the open one. */
export function triageTargets(): Targets {
  const { order, selected, everything } = useDesk.getState();
  const { conversation } = useRoute.getState();
  if (everything !== null) return { ones: order, all: everything.query, count: everything.count };
  if (selected.size === 0)
    return conversation === null ? { ones: [], all: null, count: 0 } : only(conversation);
  const ones = order.filter(({ conversationId }) => selected.has(conversationId));
  return { ones, all: null, count: ones.length };
}

/** As the commands want them. */
export function namesOf({ ones, all }: Targets): TriageTargets {
  if (all !== null) return { all };
  return ones.map(({ workspaceId, conversationId }) => ({ workspaceId, conversationId }));
}
