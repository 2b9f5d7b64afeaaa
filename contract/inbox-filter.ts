import { z } from 'zod';
import { accountId, personId } from './ids.ts';
import { messageKind, sentiment } from './rows.ts';

const MOST = 50;
const time = z.number().int().min(0);

/** See domain/inbox-filter.ts. */
export const inboxFilter = z.strictObject({
  kinds: z.array(messageKind).max(MOST).readonly().optional(),
  networks: z.array(z.string().max(100)).max(MOST).readonly().optional(),
  accountIds: z.array(accountId).max(MOST).readonly().optional(),
  labelIds: z.array(z.string().max(100)).max(MOST).readonly().optional(),
  sentiments: z.array(sentiment).max(MOST).readonly().optional(),
  isUnread: z.boolean().optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  personId: personId.optional(),
  from: time.optional(),
  until: time.optional(),
});
export const inboxSort = z.enum(['newest', 'oldest', 'due', 'reach']);
export type InboxSort = z.infer<typeof inboxSort>;
