import type { Lane } from '#main/networks/http.ts';
import { parse, type Caller } from './calls.ts';
import type { Place } from './mapper.ts';
import { REVIEWS } from './own-app.ts';
import { review as reviewSchema, reviewPage, type ApiReview } from './schemas.ts';

export type Reading = {
  readonly caller: Caller;
  readonly places: readonly Place[];
};
export type Asking = { readonly lane: Lane; readonly signal: AbortSignal };
export type ReviewPage = {
  readonly place: Place;
  readonly reviews: readonly ApiReview[];
  readonly next: string | undefined;
};

/** The most that the interface gives at a time. */
const PAGE = 50;

/** What was written or changed last comes first. */
export async function readReviews(
  place: Place,
  token: string | null,
  { caller, asking }: { readonly caller: Caller; readonly asking: Asking },
): Promise<ReviewPage> {
  const answer = await caller.call('GET', `${REVIEWS}/${place.name}/reviews`, {
    query: {
      pageSize: String(PAGE),
      orderBy: 'updateTime desc',
      ...(token === null ? {} : { pageToken: token }),
    },
    ...asking,
  });
  const { reviews, nextPageToken } = parse(answer, reviewPage);
  const read = reviews.flatMap((value) => reviewSchema.safeParse(value).data ?? []);
  const own = read.filter(({ name }) => name.startsWith(`${place.name}/`));
  const once = new Map(own.map((one) => [one.name, one]));
  return { place, reviews: [...once.values()], next: nextPageToken };
}

export async function readReview(name: string, caller: Caller, asking: Asking): Promise<ApiReview> {
  return parse(await caller.call('GET', `${REVIEWS}/${name}`, asking), reviewSchema);
}
