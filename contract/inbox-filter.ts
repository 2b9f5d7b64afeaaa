import { z } from 'zod';
import { accountId, personId, workspaceId } from './ids.ts';
import { conversationState, messageKind } from './rows.ts';
import { sentiment } from './tone-rows.ts';

const MOST = 50;
const time = z.number().int().min(0);

const fields = z.strictObject({
  kinds: z.array(messageKind).max(MOST).readonly().optional(),
  networks: z.array(z.string().max(100)).max(MOST).readonly().optional(),
  accountIds: z.array(accountId).max(MOST).readonly().optional(),
  labelIds: z.array(z.string().max(100)).max(MOST).readonly().optional(),
  sentiments: z.array(sentiment).max(MOST).readonly().optional(),
  isUnread: z.boolean().optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  personId: personId.optional(),
  listIds: z.array(z.string().max(100)).max(MOST).readonly().optional(),
  from: time.optional(),
  until: time.optional(),
});
/** See domain/inbox-filter.ts. */
export const inboxFilter = fields.refine(
  ({ from = 0, until = Number.MAX_SAFE_INTEGER }) => from < until,
  { path: ['until'], error: 'ends before it begins' },
);
export const inboxSort = z.enum(['newest', 'oldest', 'due', 'reach', 'risk']);
export type InboxSort = z.infer<typeof inboxSort>;

/** The conversations of one list. `workspaceId` null: of all clients at once. */
export const inboxQuery = z.strictObject({
  workspaceId: workspaceId.nullable(),
  state: conversationState,
  filter: inboxFilter.default({}),
  /** With words, every state is searched. */
  search: z.string().max(500).optional(),
});
export type InboxQuery = z.output<typeof inboxQuery>;
