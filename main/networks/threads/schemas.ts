import { z } from 'zod';
import { moment, remoteId } from '#main/networks/graph/calls.ts';

const text = z.string().catch('');
const reference = z.object({ id: remoteId }).optional().catch(undefined);

/** https://developers.facebook.com/docs/threads/threads-media */
export const post = z.object({
  id: remoteId,
  text,
  username: text,
  permalink: text,
  timestamp: moment,
  media_type: text,
  media_url: z.string().optional().catch(undefined),
  thumbnail_url: z.string().optional().catch(undefined),
  alt_text: z.string().optional().catch(undefined),
  has_replies: z.boolean().catch(false),
  root_post: reference,
  replied_to: reference,
  is_reply_owned_by_me: z.boolean().catch(false),
  hide_status: text,
});
export type ApiPost = z.infer<typeof post>;
const POST =
  'id,text,username,permalink,timestamp,media_type,media_url,thumbnail_url,alt_text,has_replies';
export const POST_FIELDS = POST;
export const REPLY_FIELDS = `${POST},root_post,replied_to,is_reply_owned_by_me,hide_status`;

export const me = z
  .object({
    id: remoteId,
    username: z.string().min(1),
    name: text,
    threads_profile_picture_url: z.string().optional().catch(undefined),
  })
  .transform(({ id, username, name, threads_profile_picture_url: pictureUrl }) => ({
    id,
    username,
    name,
    pictureUrl,
  }));

export const newId = z.object({ id: remoteId });
/** FINISHED, IN_PROGRESS, PUBLISHED, ERROR, EXPIRED. */
export const container = z.object({ status: z.string() });

/** https://developers.facebook.com/docs/threads/retrieve-and-manage-replies */
export const quota = z.object({
  data: z.array(
    z.object({
      reply_quota_usage: z.number(),
      reply_config: z.object({ quota_total: z.number() }),
    }),
  ),
});
