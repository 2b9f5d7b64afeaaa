import { z } from 'zod';

/** https://www.reddit.com/dev/api, read tolerantly. */
const text = z.string().catch('');
const count = z.number().int().optional().catch(undefined);
const name = z.string().regex(/^t[134]_\w+$/u);

/** A comment (t1), a post (t3) or a private message (t4). */
export const thing = z.object({
  name,
  author: z.string().nullish().catch(null),
  author_fullname: z.string().nullish().catch(null),
  body: text,
  body_html: z.string().nullish().catch(null),
  title: text,
  selftext: text,
  selftext_html: z.string().nullish().catch(null),
  subject: text,
  subreddit: z.string().nullish().catch(null),
  created_utc: z.number().nonnegative(),
  edited: z.union([z.number(), z.literal(false)]).catch(false),
  parent_id: z.string().nullish().catch(null),
  link_id: z.string().nullish().catch(null),
  first_message_name: z.string().nullish().catch(null),
  context: text,
  permalink: text,
  type: text,
  new: z.boolean().optional().catch(undefined),
  likes: z.boolean().nullish().catch(null),
  score: count,
  num_comments: count,
});
export type ApiThing = z.infer<typeof thing>;

const child = z.object({ kind: z.string(), data: z.unknown() });
export const listing = z.object({
  data: z.object({ children: z.array(z.unknown()), after: z.string().nullish().catch(null) }),
});
export const anyChild = child;
export const withReplies = z.object({ replies: z.unknown().optional() });
export const thread = z.tuple([listing, listing]);

export const me = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  icon_img: text,
  is_mod: z.boolean().catch(false),
});

/** Every call that writes answers so with `api_type=json`. */
export const written = z.object({
  json: z.object({
    errors: z.array(z.array(z.unknown())).catch([]),
    ratelimit: z.number().optional().catch(undefined),
    data: z
      .object({ things: z.array(child).catch([]) })
      .optional()
      .catch(undefined),
  }),
});
