import { z } from 'zod';
import { innerEdge, moment, remoteId } from '#main/networks/graph/calls.ts';

const text = z.string().catch('');
const flag = z.boolean().optional().catch(undefined);
const count = z.number().int().nonnegative().optional().catch(undefined);
const picture = z
  .object({ data: z.object({ url: z.string() }) })
  .optional()
  .catch(undefined);

export const person = z.object({ id: remoteId, name: text, picture });
const somebody = person.optional().catch(undefined);
export type ApiPerson = z.infer<typeof person>;

const image = z.object({
  media: z.object({ image: z.object({ src: z.string() }) }),
  description: z.string().optional().catch(undefined),
});

export const comment = z.object({
  id: remoteId,
  message: text,
  created_time: moment,
  from: somebody,
  parent: z.object({ id: remoteId }).optional().catch(undefined),
  permalink_url: text,
  is_hidden: flag,
  can_hide: flag,
  can_remove: flag,
  can_comment: flag,
  can_like: flag,
  user_likes: flag,
  like_count: count,
  comment_count: count,
  attachment: image.optional().catch(undefined),
});
export type ApiComment = z.infer<typeof comment>;
export const COMMENT_FIELDS =
  'id,message,created_time,from{id,name,picture},parent{id},permalink_url,is_hidden,can_hide,can_remove,can_comment,can_like,user_likes,like_count,comment_count,attachment';

export const post = z.object({
  id: remoteId,
  message: text,
  story: text,
  created_time: moment,
  updated_time: moment,
  from: somebody,
  permalink_url: text,
  full_picture: z.string().optional().catch(undefined),
  comments: innerEdge,
});
export type ApiPost = z.infer<typeof post>;
export const POST_FIELDS =
  'id,message,story,created_time,updated_time,from{id,name,picture},permalink_url,full_picture';

/** Reviews as `open_graph_story` knows them; a review without one can not be answered. */
export const review = z
  .object({
    created_time: moment,
    recommendation_type: text,
    rating: count,
    review_text: text,
    reviewer: somebody,
    open_graph_story: z.object({ id: remoteId, comments: innerEdge }),
  })
  .transform((one) => ({ ...one, id: one.open_graph_story.id }));
export type ApiReview = z.infer<typeof review>;
export const REVIEW_FIELDS = `created_time,recommendation_type,rating,review_text,reviewer{id,name,picture},open_graph_story{id,comments.filter(stream).limit(25){${COMMENT_FIELDS}}}`;

export const page = z.object({
  id: remoteId,
  name: text,
  access_token: z.string().min(1),
  picture,
});
export const me = z.object({ id: remoteId, name: text, picture });

/** https://developers.facebook.com/docs/graph-api/reference/debug_token */
export const tokenFacts = z.object({
  data: z.object({
    type: text,
    is_valid: z.boolean().catch(true),
    /** Unix seconds; 0: never. */
    expires_at: z.number().catch(0),
    data_access_expires_at: z.number().catch(0),
    scopes: z.array(z.string()).catch([]),
  }),
});
