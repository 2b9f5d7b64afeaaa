import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';

/** Where a comment stands. https://developers.google.com/youtube/v3/docs/comments */
export type Status = 'published' | 'heldForReview' | 'likelySpam' | 'rejected';

export type Comments = {
  readonly posts: Posts;
  readonly statuses: Map<string, Status>;
  readonly statusOf: (id: string) => Status;
  readonly repliesTo: (id: string) => readonly TestPost[];
  /** A comment as the interface gives it; `original` goes to its author only. */
  readonly asComment: (post: TestPost) => Record<string, unknown>;
  readonly asThread: (post: TestPost) => Record<string, unknown>;
};

export const CHANNEL: TestPerson = { id: 'UCkaffee', name: '@rabe', displayName: '@rabe' };
export const VIDEO = { id: 'vid-roast', title: 'How we roast' };

/** Up to five answers come along with a thread. */
const INLINE = 5;

export function createComments(): Comments {
  const posts = createPosts(1000);
  const statuses = new Map<string, Status>();
  const statusOf = (id: string): Status => statuses.get(id) ?? 'published';
  const repliesTo = (id: string): readonly TestPost[] =>
    posts.newestFirst((post) => post.parent === id);
  const asComment = (post: TestPost): Record<string, unknown> => ({
    kind: 'youtube#comment',
    etag: `etag-${post.id}-${post.version}`,
    id: post.id,
    snippet: {
      channelId: CHANNEL.id,
      videoId: VIDEO.id,
      textDisplay: post.text,
      ...(post.author.id === CHANNEL.id ? { textOriginal: post.text } : {}),
      ...(post.parent === null ? {} : { parentId: post.parent }),
      authorDisplayName: post.author.displayName,
      authorProfileImageUrl: `https://yt3.ggpht.com/${post.author.id}`,
      authorChannelUrl: `http://www.youtube.com/${post.author.name}`,
      authorChannelId: { value: post.author.id },
      canRate: true,
      viewerRating: 'none',
      likeCount: post.likedBy.size,
      moderationStatus: statusOf(post.id),
      publishedAt: new Date(post.createdAt).toISOString(),
      updatedAt: new Date(post.editedAt ?? post.createdAt).toISOString(),
    },
  });
  return {
    posts,
    statuses,
    statusOf,
    repliesTo,
    asComment,
    asThread(post) {
      const replies = repliesTo(post.id);
      return {
        kind: 'youtube#commentThread',
        id: post.id,
        snippet: {
          channelId: CHANNEL.id,
          videoId: VIDEO.id,
          canReply: true,
          totalReplyCount: replies.length,
          isPublic: true,
          topLevelComment: asComment(post),
        },
        ...(replies.length === 0
          ? {}
          : { replies: { comments: replies.slice(0, INLINE).map(asComment) } }),
      };
    },
  };
}
