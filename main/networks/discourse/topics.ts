import { isTrouble, parseAnswer, readable } from '#main/networks/answers.ts';
import type { Lane } from '#main/networks/http.ts';
import type { Caller } from './calls.ts';
import { postStream, post as postSchema, topic as topicSchema, type ApiPost } from './schemas.ts';

export type Asking = { readonly lane: Lane; readonly signal: AbortSignal };

/** Topics come with twenty posts at a time; so many are asked for in one request. */
const POSTS_PER_REQUEST = 20;

export type TopicFacts = { readonly title: string; readonly isPrivate: boolean };
export type TopicView = TopicFacts & {
  readonly posts: readonly ApiPost[];
  /** Every post that came could be read: only then is a missing one gone. */
  readonly isWhole: boolean;
  /** Ids of all posts, in order. */
  readonly stream: readonly number[];
};

/** What is known of topics, so that only their posts have to be asked for. */
export type Topics = {
  /** The posts around a place; null when the topic is gone, or not for us. */
  around(topic: number, number: number, asking: Asking): Promise<TopicView | null>;
  /** These posts of a topic, as far as they are there. `near`: the number of one of them. */
  posts(
    topic: number,
    wanted: { readonly ids: readonly number[]; readonly near: number },
    asking: Asking,
  ): Promise<Omit<TopicView, 'stream'> | null>;
};

export function createTopics(caller: Caller): Topics {
  const known = new Map<number, TopicFacts>();

  const around: Topics['around'] = async (topic, number, { lane, signal }) => {
    const path = `/t/${String(topic)}/${String(number)}.json`;
    try {
      const query = [['include_raw', 'true']] as const;
      const answer = await caller.call('GET', path, { lane, signal, query });
      const { title, archetype, post_stream: stream } = parseAnswer(answer, topicSchema);
      const facts = { title, isPrivate: archetype === 'private_message' };
      known.set(topic, facts);
      const posts = readable(stream.posts, postSchema);
      const isWhole = posts.length === stream.posts.length;
      return { ...facts, posts, isWhole, stream: stream.stream };
    } catch (error) {
      if (isTrouble(error, 'gone', 'forbidden')) return null;
      throw error;
    }
  };

  const byId = async (
    topic: number,
    ids: readonly number[],
    { lane, signal }: Asking,
  ): Promise<Pick<TopicView, 'posts' | 'isWhole'>> => {
    const posts: ApiPost[] = [];
    let isWhole = true;
    for (let start = 0; start < ids.length; start += POSTS_PER_REQUEST) {
      const query = ids
        .slice(start, start + POSTS_PER_REQUEST)
        .map((id) => ['post_ids[]', String(id)] as const);
      const path = `/t/${String(topic)}/posts.json`;
      const answer = await caller.call('GET', path, {
        query: [...query, ['include_raw', 'true']],
        lane,
        signal,
      });
      const { posts: raw } = parseAnswer(answer, postStream).post_stream;
      const read = readable(raw, postSchema);
      isWhole &&= read.length === raw.length;
      posts.push(...read);
    }
    return { posts, isWhole };
  };

  return {
    around,
    async posts(topic, { ids, near }, asking) {
      const facts = known.get(topic);
      const view =
        facts === undefined
          ? await around(topic, near, asking)
          : { ...facts, posts: [], isWhole: true };
      if (view === null) return null;
      const there = new Set(view.posts.map(({ id }) => id));
      const missing = ids.filter((id) => !there.has(id));
      try {
        const more = await byId(topic, missing, asking);
        const { title, isPrivate } = view;
        const posts = [...view.posts, ...more.posts];
        return { title, isPrivate, posts, isWhole: view.isWhole && more.isWhole };
      } catch (error) {
        if (!isTrouble(error, 'gone', 'forbidden')) throw error;
        known.delete(topic);
        return null;
      }
    },
  };
}
