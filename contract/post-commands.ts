import { z } from 'zod';
import { MOST_PARTS } from '#domain/split-text.ts';
import { accountId, replyId, workspaceId } from './ids.ts';
import { addressee } from './reply-rows.ts';
import { replyContent } from './rows.ts';

const nothing = z.object({});
const post = { workspaceId, replyId, accountId, to: addressee.optional(), content: replyContent };

/** What answers nothing. It is a reply in drafts and outbox: `reply.cancel` and the rest fit it. */
export const postCommands = {
  'post.save': { args: z.strictObject(post), value: nothing },
  /** One durable write, as `reply.send`; refused where the account's network takes no posts. */
  'post.send': {
    args: z.strictObject({
      ...post,
      /** Send later: not before, ms since epoch. */
      sendAt: z.number().int().positive().optional(),
      /** It is too long and goes out as a thread: ids for all parts but the first. */
      partIds: z
        .array(replyId)
        .max(MOST_PARTS - 1)
        .readonly()
        .optional(),
    }),
    value: z.object({ undoUntil: z.number() }),
  },
};
