import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';

/** A forum with one topic that is open to all and one that is private, and what is told to `me`. */
export const me: TestPerson = { id: '7', name: 'rabe', displayName: 'Rabe' };
export const other: TestPerson = { id: '8', name: 'mia', displayName: 'Mia' };

export type TestNotification = {
  readonly id: number;
  readonly type: number;
  readonly postId: string;
  isRead: boolean;
};
export type Topic = {
  readonly id: number;
  readonly title: string;
  readonly archetype: 'regular' | 'private_message';
  /** Ids of posts by their number, which starts at 1; numbers are never given again. */
  readonly numbers: string[];
};
export type World = {
  readonly posts: Posts;
  readonly topics: Map<number, Topic>;
  readonly notifications: TestNotification[];
  readonly keys: Set<string>;
  /** What is sent waits for a moderator. */
  holdsPosts: boolean;
};

export function createWorld(): World {
  const world: World = {
    posts: createPosts(),
    topics: new Map(),
    notifications: [],
    keys: new Set(['key-0']),
    holdsPosts: false,
  };
  for (const [id, archetype] of [
    [13, 'regular'],
    [14, 'private_message'],
  ] as const) {
    world.topics.set(id, { id, title: 'Which roast for filter?', archetype, numbers: [] });
    addPost(world, { author: me, topic: id, text: 'We roast on Thursday' });
  }
  return world;
}

export type NewForumPost = {
  readonly author: TestPerson;
  readonly topic: number;
  readonly text: string;
  /** The number of the post that it answers. */
  readonly to?: number;
};

export function addPost(world: World, { author, topic, text, to }: NewForumPost): TestPost {
  const { numbers } = topicOf(world, topic);
  const parent = numbers[(to ?? 1) - 1];
  const post = world.posts.write({
    author,
    text,
    ...(parent === undefined ? {} : { parent }),
  });
  numbers.push(post.id);
  return post;
}

export function topicOf(world: World, id: number): Topic {
  const topic = world.topics.get(id);
  if (topic === undefined) throw new Error('No such topic');
  return topic;
}

export function placeOf(world: World, postId: string): { topic: Topic; number: number } {
  for (const topic of world.topics.values()) {
    const at = topic.numbers.indexOf(postId);
    if (at !== -1) return { topic, number: at + 1 };
  }
  throw new Error('No such post');
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Markdown as far as the tests need it: text, line breaks, mentions. */
export function cook(text: string): string {
  const safe = text.replaceAll(/[&<>"]/gu, (sign) => HTML[sign] ?? sign);
  const linked = safe.replaceAll(/@(\w+)/gu, '<a class="mention" href="/u/$1">@$1</a>');
  return `<p>${linked.replaceAll('\n', '<br>')}</p>`;
}
