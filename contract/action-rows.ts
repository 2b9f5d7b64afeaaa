import { z } from 'zod';
import { ACTION_KINDS } from '#domain/capabilities.ts';
import { accountId, conversationId, messageId, workspaceId } from './ids.ts';
import { failure } from './result.ts';

/** A like, a boost and the like that the network has not confirmed. */
export const actionRow = z.object({
  id: z.string(),
  workspaceId,
  accountId,
  accountHandle: z.string(),
  messageId,
  conversationId,
  network: z.string(),
  action: z.enum(ACTION_KINDS).exclude(['reply']),
  /** Whose message, and its first words. */
  authorName: z.string(),
  text: z.string(),
  askedAt: z.number(),
  /** Not before, ms since epoch. */
  dueAt: z.number(),
  /** The network said no: only the person brings it further. */
  isRefused: z.boolean(),
  /** A request may be under way: it can be taken back by its opposite only. */
  mayHaveArrived: z.boolean(),
  failure: failure.optional(),
});
export type ActionRow = z.infer<typeof actionRow>;
