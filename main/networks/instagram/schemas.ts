import { z } from 'zod';
import { innerEdge, moment, remoteId } from '#main/networks/graph/calls.ts';

const text = z.string().catch('');
const count = z.number().int().nonnegative().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const person = z.object({ id: remoteId, username: text });

export const comment = z.object({
  id: remoteId,
  text,
  timestamp: moment,
  username: text,
  from: person.optional().catch(undefined),
  hidden: flag,
  like_count: count,
  parent_id: remoteId.optional().catch(undefined),
  replies: innerEdge,
});
export type ApiComment = z.infer<typeof comment>;
const PLAIN_COMMENT = 'id,text,timestamp,username,from,hidden,like_count,parent_id';
export const COMMENT_FIELDS = `${PLAIN_COMMENT},replies.limit(50){${PLAIN_COMMENT}}`;

export const media = z.object({
  id: remoteId,
  caption: text,
  media_type: text,
  media_url: z.string().optional().catch(undefined),
  thumbnail_url: z.string().optional().catch(undefined),
  permalink: text,
  timestamp: moment,
  username: text,
  like_count: count,
  comments_count: count,
  comments: innerEdge,
});
export type ApiMedia = z.infer<typeof media>;
export const MEDIA_FIELDS =
  'id,caption,media_type,media_url,thumbnail_url,permalink,timestamp,username,like_count,comments_count';

/** `user_id` is the account's number everywhere else; `id` is one that only this app knows. */
export const me = z
  .object({
    user_id: remoteId,
    username: z.string().min(1),
    name: text,
    profile_picture_url: z.string().optional().catch(undefined),
  })
  .transform(({ user_id: id, username, name, profile_picture_url: pictureUrl }) => ({
    id,
    username,
    name,
    pictureUrl,
  }));
