import { z } from 'zod';

/**
 * What we read of the network's answers, checked on arrival. Only what a message cannot do without is
 * demanded; everything else falls back, because one odd post must never stop a feed.
 * https://github.com/bluesky-social/atproto/tree/main/lexicons
 */
const text = z.string();
const optionalText = text.optional().catch(undefined);
const count = z.number().int().nonnegative().optional().catch(undefined);
/** Reads the good ones of a list and drops the others. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) => values.flatMap((value) => schema.safeParse(value).data ?? []));
}

export const strongRef = z.object({ uri: text, cid: text });

const feature = z.union([
  z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: text }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: text }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: text }),
  z.unknown().transform(() => ({ $type: 'unknown' as const })),
]);
export type Feature = z.infer<typeof feature>;
export const facet = z.object({
  index: z.object({ byteStart: z.number().int(), byteEnd: z.number().int() }),
  features: z.array(feature),
});
export type Facet = z.infer<typeof facet>;

const label = z.object({ val: text, src: optionalText, neg: z.boolean().optional() });
const replyRefs = z.object({ root: strongRef, parent: strongRef });

const imageInRecord = z.object({
  alt: text.catch(''),
  image: z.object({ ref: z.object({ $link: text }) }),
});

export const postRecord = z.object({
  text,
  createdAt: text,
  facets: listOf(facet).optional(),
  reply: replyRefs.optional().catch(undefined),
  langs: z.array(text).optional().catch(undefined),
  labels: z
    .object({ values: listOf(z.object({ val: text })) })
    .optional()
    .catch(undefined),
  embed: z
    .object({ images: listOf(imageInRecord) })
    .optional()
    .catch(undefined),
});
export type PostRecord = z.infer<typeof postRecord>;

export const author = z.object({
  did: text,
  handle: text,
  displayName: optionalText,
  avatar: optionalText,
  labels: listOf(label).optional(),
});
export type Author = z.infer<typeof author>;

export const profile = author.extend({ followersCount: count, postsCount: count });

const size = z
  .object({ width: z.number().positive(), height: z.number().positive() })
  .optional()
  .catch(undefined);
const images = z.object({
  $type: z.literal('app.bsky.embed.images#view'),
  images: listOf(z.object({ thumb: text, fullsize: text, alt: text.catch(''), aspectRatio: size })),
});
const video = z.object({
  $type: z.literal('app.bsky.embed.video#view'),
  playlist: text,
  thumbnail: optionalText,
  alt: optionalText,
  aspectRatio: size,
});
const external = z.object({
  $type: z.literal('app.bsky.embed.external#view'),
  external: z.object({
    uri: text,
    title: text.catch(''),
    description: text.catch(''),
    thumb: optionalText,
  }),
});
const quoted = z.object({
  uri: text,
  author,
  value: z.object({ text }),
});
/** Absent: the quoted post is deleted, blocked, or detached by its author. */
const record = z.object({
  $type: z.literal('app.bsky.embed.record#view'),
  record: quoted.optional().catch(undefined),
});
const mediaEmbed = z.union([images, video, external]);
const recordWithMedia = z.object({
  $type: z.literal('app.bsky.embed.recordWithMedia#view'),
  record: z.object({ record: quoted.optional().catch(undefined) }),
  media: mediaEmbed.optional().catch(undefined),
});
export const embed = z.union([mediaEmbed, record, recordWithMedia]);
export type Embed = z.infer<typeof embed>;
export type MediaEmbed = z.infer<typeof mediaEmbed>;
export type Quoted = z.infer<typeof quoted>;

const threadgate = z.object({ record: z.object({ hiddenReplies: z.array(text).optional() }) });

export const postView = z.object({
  uri: text,
  cid: text,
  author,
  record: postRecord,
  embed: embed.optional().catch(undefined),
  replyCount: count,
  repostCount: count,
  likeCount: count,
  indexedAt: text,
  viewer: z
    .object({ like: optionalText, repost: optionalText, replyDisabled: z.boolean().optional() })
    .optional()
    .catch(undefined),
  labels: listOf(label).optional(),
  threadgate: threadgate.optional().catch(undefined),
});
export type PostView = z.infer<typeof postView>;

const notification = z.object({
  uri: text,
  cid: text,
  author,
  reason: text,
  record: z.unknown(),
  isRead: z.boolean().catch(false),
  indexedAt: text,
});

export const notificationPage = z.object({
  notifications: listOf(notification),
  cursor: optionalText,
});

const reason = z.object({ uri: optionalText, by: author, indexedAt: text });
export const feedEntry = z.object({ post: postView, reason: reason.optional().catch(undefined) });
export type FeedEntry = z.infer<typeof feedEntry>;
export const feedPage = z.object({ feed: listOf(feedEntry), cursor: optionalText });
export const postPage = z.object({ posts: listOf(postView), cursor: optionalText });

/** https://docs.bsky.app/docs/api/app-bsky-graph-get-lists */
export const listPage = z.object({
  lists: listOf(z.object({ uri: text, name: text, purpose: text })),
  cursor: optionalText,
});

/** A post, or what stands in for one that is deleted, blocked or beyond the depth asked for. */
export type ThreadNode = {
  readonly post?: PostView | undefined;
  readonly parent?: ThreadNode | undefined;
  readonly replies?: readonly ThreadNode[] | undefined;
};
export const threadNode: z.ZodType<ThreadNode> = z.object({
  post: postView.optional().catch(undefined),
  get parent() {
    return threadNode.optional().catch(undefined);
  },
  get replies() {
    return z.array(threadNode).optional().catch(undefined);
  },
});
export const threadAnswer = z.object({ thread: threadNode, threadgate: z.unknown().optional() });

const didDocument = z.object({
  id: text,
  alsoKnownAs: z.array(text).optional().catch(undefined),
  service: listOf(z.object({ id: text, type: text, serviceEndpoint: text })).optional(),
});
export type DidDocument = z.infer<typeof didDocument>;
export { didDocument };

export const createdSession = z.object({
  did: text,
  handle: text,
  accessJwt: text,
  refreshJwt: text,
  active: z.boolean().optional(),
  status: optionalText,
  didDoc: didDocument.optional().catch(undefined),
});
export const handleAnswer = z.object({ did: text });
export const repoAnswer = z.object({ handle: optionalText, didDoc: didDocument });
export const serverAnswer = z.object({ did: text, availableUserDomains: z.array(text) });
export const recordAnswer = z.object({ uri: text, cid: text.optional(), value: z.unknown() });
export const writtenAnswer = z.object({ uri: text, cid: text });
export const blobAnswer = z.object({ blob: z.looseObject({ ref: z.unknown(), mimeType: text }) });
