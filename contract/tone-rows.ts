import { z } from 'zod';
import { SENTIMENTS } from '#domain/sentiment.ts';
import { MARK_REASONS } from '#domain/sentiment/marks.ts';
import { messageId, workspaceId } from './ids.ts';

export const sentiment = z.enum(SENTIMENTS);

/** What was heard in a message, and what decided it: indexes are UTF-16. */
export const toneRow = z.object({
  isQuestion: z.boolean(),
  isComplaint: z.boolean(),
  marks: z
    .array(
      z.object({
        start: z.number(),
        end: z.number(),
        weight: z.number(),
        reason: z.enum(MARK_REASONS),
      }),
    )
    .readonly(),
  by: z.enum(['words', 'person']),
});

export const toneCommands = {
  /** The person says how a message sounds; null: as its words say. Teaches this machine. */
  'message.setSentiment': {
    args: z.strictObject({
      workspaceId,
      messageId,
      sentiment: z.enum(['positive', 'neutral', 'negative']).nullable(),
    }),
    value: z.object({}),
  },
} as const;
