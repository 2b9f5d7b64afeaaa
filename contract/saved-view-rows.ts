import { z } from 'zod';
import { workspaceId } from './ids.ts';
import { inboxFilter, inboxSort } from './inbox-filter.ts';
import { conversationState } from './rows.ts';

export const savedPlace = z.strictObject({
  state: conversationState,
  filter: inboxFilter,
  search: z.string().max(500).optional(),
  sort: inboxSort,
});

/** null: over all clients. */
const scope = workspaceId.nullable();

const savedViewRow = z.object({
  id: z.string(),
  workspaceId: scope,
  name: z.string(),
  place: savedPlace,
  /** How many conversations it shows; absent for a search, which is not counted ahead. */
  count: z.number().optional(),
  /** Labels, accounts and lists of people it speaks of that are not there any more. */
  missing: z.object({ labels: z.number(), accounts: z.number(), lists: z.number() }),
});
export type SavedViewRow = z.infer<typeof savedViewRow>;

const viewId = z.string().max(100);
const name = z.string().trim().min(1).max(100);
const nothing = z.object({});

export const savedViewViews = {
  savedViews: {
    args: z.strictObject({ workspaceId: scope }),
    row: savedViewRow,
    rest: z.object({}),
  },
};

export const savedViewCommands = {
  /** A name that is there already gets the new place. */
  'view.save': {
    args: z.strictObject({ workspaceId: scope, name, place: savedPlace }),
    value: z.object({ viewId: z.string() }),
  },
  /** A name that another view of the same client has is refused. */
  'view.rename': { args: z.strictObject({ workspaceId: scope, viewId, name }), value: nothing },
  /** Takes out of it what is gone. */
  'view.repair': { args: z.strictObject({ workspaceId: scope, viewId }), value: nothing },
  'view.remove': { args: z.strictObject({ workspaceId: scope, viewId }), value: nothing },
};
