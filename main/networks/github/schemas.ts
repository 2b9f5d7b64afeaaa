import { z } from 'zod';

/** https://docs.github.com/en/graphql/reference/objects#discussion, #discussioncomment */
const text = z.string().catch('');
const flag = z.boolean().catch(false);
const id = z.string().min(1);
export const list = z.array(z.unknown());

const author = z
  .object({
    __typename: text,
    login: z.string().min(1),
    id: z.string().optional().catch(undefined),
    name: z.string().nullish().catch(null),
    avatarUrl: text,
    url: text,
  })
  // Whoever deleted their account.
  .nullable()
  .catch(null);
export type ApiAuthor = z.infer<typeof author>;

const written = z.object({
  id,
  body: text,
  bodyHTML: text,
  createdAt: z.string(),
  updatedAt: text,
  lastEditedAt: z.string().nullish().catch(null),
  url: text,
  viewerDidAuthor: flag,
  viewerCanDelete: flag,
  viewerCanUpdate: flag,
  viewerCanReact: flag,
  author,
  reactionGroups: z
    .array(
      z.object({
        content: z.string(),
        viewerHasReacted: z.boolean(),
        reactors: z.object({ totalCount: z.number().int().nonnegative() }),
      }),
    )
    .nullable()
    .catch(null),
});
export type ApiWritten = z.infer<typeof written>;

const before = z.object({
  hasPreviousPage: flag,
  startCursor: z.string().nullish().catch(null),
});
const older = z.object({ pageInfo: before.catch({ hasPreviousPage: false }), nodes: list });

export const reply = written.extend({
  isMinimized: flag,
  viewerCanMinimize: flag,
  deletedAt: z.string().nullish().catch(null),
  replyTo: z.object({ id }).nullish().catch(null),
});
export type ApiReply = z.infer<typeof reply>;
export const comment = reply.extend({
  replies: older.catch({ pageInfo: { hasPreviousPage: false }, nodes: [] }),
});
export type ApiComment = z.infer<typeof comment>;
export const discussion = written.extend({ title: text, comments: older });
export type ApiDiscussion = z.infer<typeof discussion>;

export const viewer = z.object({
  viewer: z.object({ id, login: id, name: z.string().nullish(), avatarUrl: text }),
});
export const repository = z.object({
  repository: z.object({ nameWithOwner: z.string(), hasDiscussionsEnabled: z.boolean() }),
});
export const discussions = z.object({
  repository: z.object({
    discussions: z.object({
      pageInfo: z.object({ hasNextPage: flag, endCursor: z.string().nullish().catch(null) }),
      nodes: list,
    }),
  }),
});
export const discussionOf = z.object({
  node: z.union([discussion, z.object({ discussion }).transform((found) => found.discussion)]),
});
export const olderComments = z.object({ node: z.object({ comments: older }) });
export const olderReplies = z.object({ node: z.object({ replies: older }) });
export const added = z.object({ addDiscussionComment: z.object({ comment: reply }) });
export const done = z.object({});

export const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ type: z.string().optional(), message: text }))
    .optional()
    .catch(undefined),
});
export const refusal = z.object({ message: text });
