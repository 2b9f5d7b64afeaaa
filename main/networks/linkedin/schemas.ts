import { z } from 'zod';

/** https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api */
const text = z.string().catch('');
const moment = z.number().int().nonnegative();
const count = z.number().int().nonnegative().catch(0);
export const COMMENT_URN = /^urn:li:comment:\((urn:li:\w+:[\w-]+),([\w-]+)\)$/u;

export const list = z.object({ elements: z.array(z.unknown()) });

export const comment = z
  .object({
    id: z.string().min(1),
    /** The thing that it hangs on: `urn:li:activity:1`. */
    object: z.string().regex(/^urn:li:\w+:[\w-]+$/u),
    commentUrn: z.string().optional().catch(undefined),
    actor: z.string().regex(/^urn:li:\w+:[\w-]+$/u),
    message: z.object({ text }),
    created: z.object({ time: moment }),
    lastModified: z.object({ time: moment }).optional().catch(undefined),
    parentComment: z.string().optional().catch(undefined),
    likesSummary: z
      .object({ totalLikes: count, likedByCurrentUser: z.boolean().catch(false) })
      .optional()
      .catch(undefined),
    commentsSummary: z.object({ aggregatedTotalComments: count }).optional().catch(undefined),
  })
  .transform(({ commentUrn, ...rest }) => ({
    ...rest,
    urn:
      commentUrn !== undefined && COMMENT_URN.test(commentUrn)
        ? commentUrn
        : `urn:li:comment:(${rest.object},${rest.id})`,
  }));
export type ApiComment = z.infer<typeof comment>;

export const post = z.object({
  /** `urn:li:share:1` or `urn:li:ugcPost:1` */
  id: z.string().regex(/^urn:li:\w+:[\w-]+$/u),
  commentary: text,
});
export type ApiPost = z.infer<typeof post>;

/** socialMetadata, by the urn of the post. */
export const metadata = z.object({
  results: z.record(
    z.string(),
    z.object({ commentSummary: z.object({ count }).catch({ count: 0 }) }).catch({
      commentSummary: { count: 0 },
    }),
  ),
});

export const acl = z.object({ organization: z.string().regex(/^urn:li:organization:\d+$/u) });
export const organization = z.object({ localizedName: text, vanityName: text });
export const people = z.object({
  results: z.record(
    z.string(),
    z.object({ localizedFirstName: text, localizedLastName: text, vanityName: text }).catch({
      localizedFirstName: '',
      localizedLastName: '',
      vanityName: '',
    }),
  ),
});

export const trouble = z.object({ message: text, code: text });
