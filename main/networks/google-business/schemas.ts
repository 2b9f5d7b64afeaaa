import { z } from 'zod';

/** https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews */
const text = z.string().catch('');

export const reply = z.object({
  comment: text,
  updateTime: text,
  /** Absent where Google does not check answers before they are shown. */
  reviewReplyState: text,
});
export type ApiReply = z.infer<typeof reply>;

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'] as const;
export const review = z.object({
  /** `accounts/1/locations/2/reviews/x` */
  name: z.string().regex(/^accounts\/[^/]+\/locations\/[^/]+\/reviews\/[^/]+$/u),
  reviewer: z
    .object({ displayName: text, profilePhotoUrl: text, isAnonymous: z.boolean().catch(false) })
    .catch({ displayName: '', profilePhotoUrl: '', isAnonymous: true }),
  starRating: z
    .enum(STARS)
    .transform((stars) => STARS.indexOf(stars) + 1)
    .catch(0),
  comment: text,
  createTime: text,
  updateTime: text,
  reviewReply: reply.optional().catch(undefined),
});
export type ApiReview = z.infer<typeof review>;

const token = z.string().min(1).optional().catch(undefined);
/** A location without reviews answers with an empty object. */
export const reviewPage = z.object({
  reviews: z.array(z.unknown()).default([]),
  nextPageToken: token,
});

export const accountPage = z.object({
  accounts: z.array(z.object({ name: z.string(), accountName: text })).default([]),
  nextPageToken: token,
});
export const locationPage = z.object({
  locations: z
    .array(
      z.object({
        name: z.string(),
        title: text,
        metadata: z.object({ mapsUri: text }).catch({ mapsUri: '' }),
      }),
    )
    .default([]),
  nextPageToken: token,
});

/** https://cloud.google.com/apis/design/errors */
export const trouble = z.object({
  error: z.object({
    message: text,
    status: text,
    details: z.array(z.object({ reason: text })).catch([]),
  }),
});
