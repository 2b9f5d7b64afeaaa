import { z } from 'zod';
import { messageId } from './ids.ts';

/** What hangs on a message, ready to draw. */

const path = z.string().startsWith('/media/').optional();
const time = z.number();

export const pollRow = z.object({
  options: z.array(z.object({ title: z.string(), votes: z.number().optional() })).readonly(),
  voters: z.number().optional(),
  closesAt: time.optional(),
  isClosed: z.boolean(),
  isMultiple: z.boolean(),
});
export type PollRow = z.infer<typeof pollRow>;

export const quoteRow = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('shown'),
    authorName: z.string(),
    authorHandle: z.string(),
    text: z.string(),
    url: z.string().optional(),
  }),
  z.object({ state: z.literal('gone') }),
]);
export type QuoteRow = z.infer<typeof quoteRow>;

/** `picture` comes from the network's own copy: the linked page is never asked. */
export const cardRow = z.object({
  url: z.string(),
  title: z.string(),
  description: z.string().optional(),
  picture: path,
});
export type CardRow = z.infer<typeof cardRow>;

export const earlierVersion = z.object({
  text: z.string(),
  contentWarning: z.string().optional(),
  since: time,
});

export const mediaRow = z.object({
  kind: z.enum(['image', 'video', 'audio', 'file']),
  picture: path,
  /** Where main plays it from; absent where only the network's own page can. */
  play: path,
  url: z.string(),
  alt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});

/** The message that another one answers. */
export const answered = z.object({ messageId, authorName: z.string(), isOurs: z.boolean() });

/** What the composer must know of the message that it answers. */
export const answeredTarget = z.object({
  messageId: z.string(),
  authorName: z.string(),
  authorHandle: z.string(),
  isOurs: z.boolean(),
  visibility: z.string().optional(),
  language: z.string().optional(),
  url: z.string().optional(),
});
export type AnsweredTarget = z.infer<typeof answeredTarget>;
