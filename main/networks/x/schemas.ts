import { z } from 'zod';

const text = z.string().catch('');
const id = z.string().regex(/^\d{1,25}$/u);
/** Conversations of two people are named by both numbers. */
const talkId = z.string().regex(/^[\d-]{1,60}$/u);
const count = z.number().int().nonnegative().optional().catch(undefined);
export const moment = text.transform((iso) => Math.max(0, Date.parse(iso) || 0));
const list = z.array(z.unknown()).catch([]);

export const user = z.object({
  id,
  name: text,
  username: z.string().min(1),
  profile_image_url: z.string().optional().catch(undefined),
});
export type ApiUser = z.infer<typeof user>;

const link = z.object({
  url: z.string(),
  expanded_url: z.string().optional().catch(undefined),
});

export const tweet = z.object({
  id,
  text,
  author_id: id,
  created_at: moment,
  conversation_id: id.optional().catch(undefined),
  in_reply_to_user_id: id.optional().catch(undefined),
  lang: z.string().optional().catch(undefined),
  referenced_tweets: z.array(z.object({ type: z.string(), id })).catch([]),
  entities: z
    .object({
      urls: z.array(link).catch([]),
      mentions: z.array(z.object({ username: text, id: text })).catch([]),
    })
    .catch({ urls: [], mentions: [] }),
  attachments: z.object({ media_keys: z.array(z.string()).catch([]) }).catch({ media_keys: [] }),
  public_metrics: z
    .object({ reply_count: count, retweet_count: count, like_count: count })
    .catch({}),
});
export type ApiTweet = z.infer<typeof tweet>;

export const media = z.object({
  media_key: z.string(),
  type: text,
  url: z.string().optional().catch(undefined),
  preview_image_url: z.string().optional().catch(undefined),
  alt_text: z.string().optional().catch(undefined),
});
export type ApiMedia = z.infer<typeof media>;

export const message = z.object({
  id,
  event_type: z.literal('MessageCreate'),
  text,
  created_at: moment,
  sender_id: id,
  dm_conversation_id: talkId,
});
export type ApiMessage = z.infer<typeof message>;

/** A page: absent `data` is an empty one, and an answer without `meta` is none of these. */
export const page = z.object({
  data: list,
  includes: z.object({ users: list, media: list }).partial().catch({}),
  meta: z.object({
    result_count: z.number(),
    newest_id: id.optional().catch(undefined),
    next_token: z.string().max(500).optional().catch(undefined),
  }),
});
export type Page = z.infer<typeof page>;

export const me = z.object({ data: user });
export const written = z.object({ data: z.object({ id }) });
export const writtenMessage = z.object({
  data: z.object({ dm_conversation_id: talkId, dm_event_id: id }),
});
export const hidden = z.object({ data: z.object({ hidden: z.boolean() }) });
export const deleted = z.object({ data: z.object({ deleted: z.boolean() }) });

/** Every entry that can be read, each once. */
export function entriesOf<Value extends { readonly id: string }>(
  values: readonly unknown[],
  schema: z.ZodType<Value>,
): readonly Value[] {
  const found = values.flatMap((value) => schema.safeParse(value).data ?? []);
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}
