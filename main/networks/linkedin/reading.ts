import type { z } from 'zod';
import type { RemoteMessage } from '#main/networks/connector.ts';
import type { Lane } from '#main/networks/http.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { isTrouble, parse, urnIn, type Caller } from './calls.ts';
import { answering, cardOf, toMessage, type Person, type Viewer } from './mapper.ts';
import { SERVER_URL } from './own-app.ts';
import {
  comment as commentSchema,
  list,
  metadata,
  people as peopleSchema,
  post as postSchema,
  type ApiComment,
  type ApiPost,
} from './schemas.ts';

export type Reading = {
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly clock: { now(): number };
  /** What is known of members; asked for once as long as the account is open. */
  readonly people: Map<string, Person | null>;
};
export type Asking = { readonly lane: Lane; readonly signal: AbortSignal };

const PAGE = 100;
/** A post with more comments is read to here. */
const MOST_PAGES = 10;
/** Comments of one post whose answers are listed, each by a call of its own. */
const MOST_ANSWERED = 40;
const MOST_PEOPLE = 50;

export async function readPosts(
  { start, count }: { readonly start: number; readonly count: number },
  asking: Asking,
  { caller, viewer }: Reading,
): Promise<readonly ApiPost[]> {
  const query = `author=${urnIn(viewer.urn)}&q=author&count=${count}&start=${start}&sortBy=LAST_MODIFIED`;
  const answer = await caller.call('GET', 'posts', { query, restMethod: 'FINDER', ...asking });
  const { elements } = parse(answer, list);
  const posts = elements.flatMap((value) => postSchema.safeParse(value).data ?? []);
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}

/** How many comments each post has, answers to comments included: one call for all. */
export async function countComments(
  posts: readonly ApiPost[],
  asking: Asking,
  { caller }: Reading,
): Promise<ReadonlyMap<string, number>> {
  if (posts.length === 0) return new Map();
  const query = `ids=List(${posts.map(({ id }) => urnIn(id)).join(',')})`;
  const answer = await caller.call('GET', 'socialMetadata', {
    query,
    restMethod: 'BATCH_GET',
    ...asking,
  });
  const { results } = parse(answer, metadata);
  return new Map(posts.map(({ id }) => [id, results[id]?.commentSummary.count ?? 0]));
}

/** The comments below a post or below a comment, in whatever order they come. */
export async function readBelow(
  urn: string,
  asking: Asking,
  { caller }: Pick<Reading, 'caller'>,
): Promise<{ readonly comments: readonly ApiComment[]; readonly isComplete: boolean }> {
  const found = new Map<string, ApiComment>();
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = `start=${page * PAGE}&count=${PAGE}`;
    const answer = await caller.call('GET', `socialActions/${urnIn(urn)}/comments`, {
      query,
      ...asking,
    });
    const { elements } = parse(answer, list);
    const before = found.size;
    for (const value of elements) {
      const comment = commentSchema.safeParse(value).data;
      if (comment !== undefined) found.set(comment.urn, comment);
    }
    if (elements.length < PAGE) return { comments: [...found.values()], isComplete: true };
    // A page that brings nothing new leads nowhere.
    if (found.size === before) break;
  }
  return { comments: [...found.values()], isComplete: false };
}

const keyOf = (urn: string): string => `(id:${urn.slice('urn:li:person:'.length)})`;

function personOf(
  told: z.infer<typeof peopleSchema>['results'][string] | undefined,
): Person | null {
  const name = cleanName(`${told?.localizedFirstName ?? ''} ${told?.localizedLastName ?? ''}`);
  if (name === '') return null;
  const vanityName = told?.vanityName ?? '';
  return /^[\w-]+$/u.test(vanityName) ? { name, url: `${SERVER_URL}/in/${vanityName}` } : { name };
}

async function readPeople(
  urns: readonly string[],
  asking: Asking,
  { caller }: Reading,
): Promise<ReadonlyMap<string, Person | null>> {
  const query = `ids=List(${urns.map(keyOf).join(',')})`;
  try {
    const asked = { query, restMethod: 'BATCH_GET', ...asking } as const;
    const { results } = parse(await caller.call('GET', 'people', asked), peopleSchema);
    return new Map(urns.map((urn) => [urn, personOf(results[keyOf(urn)])]));
  } catch (error) {
    if (!isTrouble(error, 'forbidden', 'gone', 'rejected', 'bad-answer', 'not-an-api')) throw error;
    return new Map(urns.map((urn) => [urn, null]));
  }
}

/** Names of members are told to administrators only, and may be refused: an extra. */
export async function namePeople(
  comments: readonly ApiComment[],
  asking: Asking,
  reading: Reading,
): Promise<void> {
  const { people } = reading;
  const members = comments
    .map(({ actor }) => actor)
    .filter((urn) => urn.startsWith('urn:li:person:') && !people.has(urn));
  const unknown = [...new Set(members)];
  for (let at = 0; at < unknown.length; at += MOST_PEOPLE) {
    const found = await readPeople(unknown.slice(at, at + MOST_PEOPLE), asking, reading);
    for (const [urn, person] of found) people.set(urn, person);
  }
}

export type PostComments = {
  readonly messages: readonly RemoteMessage[];
  readonly isComplete: boolean;
};

/** All that stands below a post, answers to comments included. */
export async function readPost(
  post: ApiPost,
  asking: Asking,
  reading: Reading,
): Promise<PostComments> {
  const top = await readBelow(post.id, asking, reading);
  const comments = [...top.comments];
  const answered = top.comments.filter(
    ({ commentsSummary }) => (commentsSummary?.aggregatedTotalComments ?? 0) > 0,
  );
  let isComplete = top.isComplete && answered.length <= MOST_ANSWERED;
  for (const { urn } of answered.slice(0, MOST_ANSWERED)) {
    const below = await readBelow(urn, asking, reading);
    isComplete &&= below.isComplete;
    comments.push(...below.comments.map((one) => answering(urn, one)));
  }
  await namePeople(comments, asking, reading);
  const around = { card: cardOf(post), people: reading.people };
  const messages = comments.map((comment) => toMessage(comment, reading.viewer, around));
  const once = new Map(messages.map((message) => [message.remoteId, message]));
  return { messages: [...once.values()], isComplete };
}
