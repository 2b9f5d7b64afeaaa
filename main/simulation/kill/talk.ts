import { z } from 'zod';

/** What the two processes say to each other. */
export const order = z.object({
  replyId: z.string(),
  remoteId: z.string(),
  text: z.string(),
});
export type Order = z.infer<typeof order>;

export const said = z.discriminatedUnion('kind', [
  /** The engine runs; it has this many messages to answer. */
  z.object({ kind: z.literal('ready') }),
  /** The person was told that it is queued. */
  z.object({ kind: z.literal('acknowledged'), replyId: z.string() }),
  /** Nothing is on its way any more. */
  z.object({ kind: z.literal('calm') }),
]);
export type Said = z.infer<typeof said>;
