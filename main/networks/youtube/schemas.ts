import { z } from 'zod';

/** https://developers.google.com/youtube/v3/docs/comments, /commentThreads, /videos, /channels */
const text = z.string().catch('');
const count = z.number().int().nonnegative().optional().catch(undefined);
const id = z.string().min(1).max(500);

export const comment = z.object({
  id,
  snippet: z.object({
    authorDisplayName: text,
    authorProfileImageUrl: text,
    authorChannelUrl: text,
    /** Absent when the channel is gone. */
    authorChannelId: z.object({ value: text }).catch({ value: '' }),
    textDisplay: text,
    /** Only for its own author. */
    textOriginal: z.string().optional().catch(undefined),
    parentId: z.string().optional().catch(undefined),
    likeCount: count,
    moderationStatus: text,
    publishedAt: text,
    updatedAt: text,
  }),
});
export type ApiComment = z.infer<typeof comment>;

export const thread = z.object({
  id,
  snippet: z.object({
    videoId: text,
    canReply: z.boolean().catch(true),
    totalReplyCount: z.number().int().nonnegative().catch(0),
    topLevelComment: comment,
  }),
  replies: z.object({ comments: z.array(z.unknown()).catch([]) }).catch({ comments: [] }),
});
export type ApiThread = z.infer<typeof thread>;

export const page = z.object({
  items: z.array(z.unknown()),
  nextPageToken: z.string().min(1).optional().catch(undefined),
});

const thumbnail = z.object({ url: z.string() }).optional().catch(undefined);
export const video = z.object({
  id,
  snippet: z.object({
    title: text,
    thumbnails: z.object({ medium: thumbnail, default: thumbnail }).catch({}),
  }),
});

export const channel = z.object({
  id,
  snippet: z.object({
    title: text,
    /** `@name`; absent for channels without one. */
    customUrl: text,
    thumbnails: z.object({ default: thumbnail }).catch({}),
  }),
});

/** https://developers.google.com/youtube/v3/docs/errors */
export const trouble = z.object({
  error: z.object({
    message: text,
    status: text,
    errors: z.array(z.object({ reason: text })).catch([]),
  }),
});
