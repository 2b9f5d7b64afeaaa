import { z } from 'zod';

/** What a forum answers, read tolerantly: versions and plugins leave fields out and add their own. */
const text = z.string().catch('');
const id = z.union([z.number().int(), z.string().regex(/^\d+$/u).transform(Number)]);
const count = z.number().int().nonnegative().optional().catch(undefined);

export const list = z.array(z.unknown());

/** https://docs.discourse.org/#tag/Posts */
export const post = z.object({
  id,
  topic_id: id,
  post_number: id,
  user_id: id.catch(0),
  username: text,
  name: z.string().nullish().catch(null),
  avatar_template: text,
  created_at: z.string(),
  updated_at: text,
  version: z.number().catch(1),
  cooked: text,
  raw: z.string().optional().catch(undefined),
  reply_to_post_number: id.nullish().catch(null),
  reply_to_user: z.object({ username: z.string() }).nullish().catch(null),
  reply_count: count,
  yours: z.boolean().catch(false),
  can_edit: z.boolean().catch(false),
  can_delete: z.boolean().catch(false),
  topic_slug: text,
  topic_title: z.string().optional().catch(undefined),
  deleted_at: z.string().nullish().catch(null),
  user_deleted: z.boolean().catch(false),
  actions_summary: z
    .array(
      z.object({
        id: z.number(),
        count,
        acted: z.boolean().optional(),
        can_act: z.boolean().optional(),
        can_undo: z.boolean().optional(),
      }),
    )
    .catch([]),
});
export type ApiPost = z.infer<typeof post>;

export const postStream = z.object({ post_stream: z.object({ posts: list }) });

/** https://docs.discourse.org/#tag/Topics */
export const topic = z.object({
  id,
  title: text,
  archetype: text,
  post_stream: z.object({ posts: list, stream: z.array(z.number().int()).catch([]) }),
});

/** https://docs.discourse.org/#tag/Notifications */
export const notifications = z.object({ notifications: list });
export const notification = z.object({
  id,
  notification_type: z.number().int(),
  read: z.boolean().catch(false),
  created_at: text,
  topic_id: id,
  post_number: id,
  data: z.object({ original_post_id: id.optional().catch(undefined) }).catch({}),
});

/** What somebody did, with where it was done: https://docs.discourse.org/#tag/Users */
export const userActions = z.object({ user_actions: list });
export const userAction = z.object({ post_id: id, topic_id: id, post_number: id });

export const latestPosts = z.object({ latest_posts: list });

export const basicInfo = z.object({ title: z.string(), logo_url: z.string().nullish() });

export const currentUser = z.object({
  current_user: z.object({
    id,
    username: z.string().min(1),
    name: z.string().nullish(),
    avatar_template: text,
  }),
});

/** The settings that the forum's own page knows; sizes in KB. */
export const settings = z.object({
  max_post_length: z.number().int().positive().catch(32_000),
  max_image_size_kb: z.number().positive().catch(4096),
});
export type Settings = z.infer<typeof settings>;

export const enqueued = z.object({
  action: z.literal('enqueued'),
  pending_post: z.object({ id, created_at: text }),
});
export const upload = z.object({ short_url: z.string().startsWith('upload://') });

export const trouble = z.object({
  errors: z.array(z.string()).catch([]),
  error_type: text,
});

export const deviceAnswer = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1).max(100),
  verification_uri: z.string(),
  expires_in: z.number().positive().catch(600),
  interval: z.number().positive().max(300).catch(5),
});
export const pollAnswer = z.object({ status: z.string(), payload: z.string().optional() });
export const keyPayload = z.object({ key: z.string().min(1), nonce: z.string() });
