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

const savedViewRow = z.object({
  id: z.string(),
  workspaceId,
  name: z.string(),
  place: savedPlace,
  /** How many conversations it shows; absent for a search, which is not counted ahead. */
  count: z.number().optional(),
  /** Labels, accounts and lists of people it speaks of that are not there any more. */
  missing: z.object({ labels: z.number(), accounts: z.number(), lists: z.number() }),
});
export type SavedViewRow = z.infer<typeof savedViewRow>;

const viewId = z.string().max(100);
const nothing = z.object({});

export const savedViewViews = {
  savedViews: {
    args: z.strictObject({ workspaceId: workspaceId.nullable() }),
    row: savedViewRow,
    rest: z.object({}),
  },
};

export const savedViewCommands = {
  /** A name that is there already gets the new place. */
  'view.save': {
    args: z.strictObject({
      workspaceId,
      name: z.string().trim().min(1).max(100),
      place: savedPlace,
    }),
    value: z.object({ viewId: z.string() }),
  },
  /** Takes out of it what is gone. */
  'view.repair': { args: z.strictObject({ workspaceId, viewId }), value: nothing },
  'view.remove': { args: z.strictObject({ workspaceId, viewId }), value: nothing },
};
