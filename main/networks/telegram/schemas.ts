import { z } from 'zod';

/** https://core.telegram.org/bots/api#available-types, read tolerantly. */
const number = z.number().int();
const text = z.string().optional().catch(undefined);

const user = z.object({
  id: number,
  is_bot: z.boolean().catch(false),
  first_name: z.string().catch(''),
  last_name: text,
  username: text,
});
export type ApiUser = z.infer<typeof user>;

export const chat = z.object({
  id: number,
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: text,
  username: text,
  first_name: text,
});
export type ApiChat = z.infer<typeof chat>;

const entities = z
  .array(z.object({ type: z.string(), offset: number, length: number, url: text }))
  .catch([]);
export type ApiEntities = z.infer<typeof entities>;

const some = z.unknown().optional();
const named = z.object({ file_name: text }).optional().catch(undefined);

export const message = z.object({
  message_id: number,
  date: number,
  edit_date: number.optional().catch(undefined),
  chat,
  from: user.optional().catch(undefined),
  /** A channel, or a group that writes as itself. */
  sender_chat: chat.optional().catch(undefined),
  is_automatic_forward: z.boolean().optional().catch(undefined),
  reply_to_message: z
    .object({
      message_id: number,
      from: user.optional().catch(undefined),
      is_automatic_forward: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  text,
  entities,
  caption: text,
  caption_entities: entities,
  photo: some,
  video: some,
  video_note: some,
  animation: some,
  voice: some,
  audio: some,
  document: named,
  sticker: z.object({ emoji: text }).optional().catch(undefined),
  location: some,
  contact: some,
  poll: some,
});
export type ApiMessage = z.infer<typeof message>;

export const update = z
  .object({
    update_id: number,
    message: z.unknown().optional(),
    edited_message: z.unknown().optional(),
    channel_post: z.unknown().optional(),
    edited_channel_post: z.unknown().optional(),
  })
  .transform(({ update_id: id, ...kinds }) => ({
    id,
    message:
      kinds.message ?? kinds.edited_message ?? kinds.channel_post ?? kinds.edited_channel_post,
  }));

export const updates = z.array(z.unknown());
export const me = user.extend({ can_read_all_group_messages: z.boolean().catch(false) });
export const webhook = z.object({ url: z.string() });
export const done = z.unknown();

/** https://core.telegram.org/bots/api#making-requests */
export const answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().catch(''),
  parameters: z
    .object({
      retry_after: z.number().positive().optional(),
      migrate_to_chat_id: number.optional(),
    })
    .catch({}),
});
export type Answer = z.infer<typeof answer>;
