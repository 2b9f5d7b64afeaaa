import { z } from 'zod';
import { workspaceId } from './ids.ts';

/** A text that can be used again, or an own field that fills a place in such texts. */
export const textKind = z.enum(['saved-reply', 'field']);
export const savedTextRow = z.object({
  id: z.string(),
  kind: textKind,
  /** null: for all clients. */
  workspaceId: workspaceId.nullable(),
  name: z.string(),
  text: z.string(),
});
export type SavedTextRow = z.infer<typeof savedTextRow>;

/** Somebody who can be mentioned. */
export const mentionRow = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  picture: z.string().startsWith('/media/').optional(),
  /** Takes part in the conversation. */
  isHere: z.boolean(),
});
export type MentionRow = z.infer<typeof mentionRow>;

const title = z.string().trim().min(1).max(100);

export const libraryCommands = {
  /** Creates it, or changes the one with this id; `workspaceId` null: for all clients. */
  'text.save': {
    args: z.strictObject({
      id: z.uuid().optional(),
      kind: textKind,
      workspaceId: workspaceId.nullable(),
      name: title,
      text: z.string().trim().min(1).max(20_000),
    }),
    value: z.object({ id: z.string() }),
  },
  'text.remove': {
    args: z.strictObject({ id: z.string(), workspaceId: workspaceId.nullable() }),
    value: z.object({}),
  },
} as const;
