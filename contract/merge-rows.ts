import { z } from 'zod';
import { EVIDENCE_KINDS } from '#domain/identity-evidence.ts';
import { identityRow } from './identity-rows.ts';
import { personId, workspaceId } from './ids.ts';

/** A person with all identities, as one of two that are compared. */
const mergeSide = identityRow.extend({
  bio: z.string().optional(),
  isVip: z.boolean(),
  conversationCount: z.number(),
  /** ms since epoch. */
  lastSeenAt: z.number(),
  /** Without the one that leads. */
  others: z.array(identityRow.pick({ id: true, network: true, handle: true })).readonly(),
});
export type MergeSide = z.infer<typeof mergeSide>;

const mergeRow = z.object({
  id: z.string(),
  workspaceId,
  one: mergeSide,
  other: mergeSide,
  /** The strongest first. */
  evidence: z.array(z.object({ kind: z.enum(EVIDENCE_KINDS), about: z.string() })).readonly(),
});
export type MergeRow = z.infer<typeof mergeRow>;

export const mergeViews = {
  /** Who may be the same person; fifty at most. `apart`: those of whom somebody said that they are not. */
  mergeSuggestions: {
    args: z.strictObject({
      workspaceId: workspaceId.nullable(),
      list: z.enum(['open', 'apart']),
    }),
    row: mergeRow,
    rest: z.object({ openCount: z.number(), apartCount: z.number() }),
  },
  /** People of a client with these words in name or handle: whom somebody can be merged with. */
  peopleNamed: {
    args: z.strictObject({
      workspaceId,
      /** Nobody is offered with themselves. */
      personId,
      words: z.string().max(200),
    }),
    row: identityRow,
    rest: z.object({}),
  },
} as const;
