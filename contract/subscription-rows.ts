import { z } from 'zod';
import { columnOptions } from './column-rows.ts';
import { accountId, workspaceId } from './ids.ts';
import { failure } from './result.ts';

/** A feed that somebody subscribed to: a column whose source is an address. */
const subscriptionRow = z.object({
  /** The column's. */
  id: z.string(),
  workspaceId,
  accountId,
  network: z.string(),
  name: z.string().optional(),
  address: z.string(),
  /** Absent: the first deck. */
  deck: z.string().optional(),
  options: columnOptions,
  lastSyncAt: z.number().optional(),
  /** Absent while it is paused, or was never asked. */
  nextSyncAt: z.number().optional(),
  failure: failure.optional(),
});
export type SubscriptionRow = z.infer<typeof subscriptionRow>;

export const subscriptionViews = {
  /** By name. */
  subscriptions: {
    args: z.strictObject({ workspaceId: workspaceId.nullable() }),
    row: subscriptionRow,
    rest: z.object({}),
  },
};

const FILE_LENGTH = 5_000_000;

export const subscriptionCommands = {
  /** `file`: the text of an OPML file. What is subscribed already stays as it is. */
  'subscription.import': {
    args: z.strictObject({
      workspaceId,
      network: z.string().max(50),
      file: z.string().max(FILE_LENGTH),
    }),
    value: z.object({ addedCount: z.number(), knownCount: z.number() }),
  },
  /** The client's subscriptions as an OPML file, its decks as folders; the system asks where. */
  'subscription.export': {
    args: z.strictObject({ workspaceId }),
    value: z.object({ isSaved: z.boolean() }),
  },
};
