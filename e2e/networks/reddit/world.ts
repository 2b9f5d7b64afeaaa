import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';

export const me: TestPerson = { id: 't2_rabe', name: 'rabe_coffee', displayName: 'rabe_coffee' };
export const other: TestPerson = { id: 't2_mia', name: 'mia', displayName: 'mia' };

/** One post of ours with its comments, private messages, and what waits for a moderator. */
export type World = {
  readonly posts: Posts;
  readonly read: Set<string>;
  /** Kinds of what came in, by id. */
  readonly kinds: Map<string, string>;
  readonly queue: Set<string>;
  readonly decided: Map<string, string>;
  tooMuch: boolean;
};

export function createWorld(): World {
  const world: World = {
    posts: createPosts(),
    read: new Set(),
    kinds: new Map(),
    queue: new Set(),
    decided: new Map(),
    tooMuch: false,
  };
  world.posts.write({ author: me, text: 'We roast on Thursday' });
  return world;
}

export function fullname({ id, parent, kind }: Pick<TestPost, 'id' | 'parent' | 'kind'>): string {
  if (kind === 'direct') return `t4_${id}`;
  return parent === null ? `t3_${id}` : `t1_${id}`;
}

export function postNamed(world: World, name: string): TestPost | undefined {
  return world.posts.get(name.replace(/^t[134]_/u, ''));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const html = (text: string): string => `<div class="md"><p>${escapeHtml(text)}</p>\n</div>`;
const SLUG = 'r/coffee/comments';

/** https://www.reddit.com/dev/api, as it answers with raw_json=1. */
export function show(
  post: TestPost,
  world: World,
): { readonly kind: string; readonly data: unknown } {
  const name = fullname(post);
  const parent = world.posts.get(post.parent ?? '');
  const common = {
    id: post.id,
    name,
    author: post.author.name,
    author_fullname: post.author.id,
    created_utc: Math.floor(post.createdAt / 1000),
    edited: post.editedAt === undefined ? false : Math.floor(post.editedAt / 1000),
    likes: post.likedBy.has(me.id) ? true : null,
    score: post.likedBy.size + 1,
    subreddit: 'coffee',
  };
  if (name.startsWith('t3_')) {
    const permalink = `/${SLUG}/${post.id}/which_roast/`;
    const data = { ...common, title: 'Which roast?', selftext: post.text, permalink };
    return { kind: 't3', data: { ...data, selftext_html: html(post.text), num_comments: 1 } };
  }
  const body = { body: post.text, body_html: html(post.text), new: !world.read.has(name) };
  const parentName = parent === undefined ? null : fullname(parent);
  if (name.startsWith('t4_')) {
    const first = post.root === post.id ? null : `t4_${post.root}`;
    const about = { subject: 'Question', first_message_name: first, parent_id: parentName };
    return { kind: 't4', data: { ...common, ...body, ...about, subreddit: null } };
  }
  const place = {
    parent_id: parentName,
    link_title: 'Which roast?',
    context: `/${SLUG}/${post.root}/which_roast/${post.id}/?context=3`,
    type: world.kinds.get(post.id) ?? 'comment_reply',
  };
  return { kind: 't1', data: { ...common, ...body, ...place } };
}

/** A comment as it stands below its post: the listing of the inbox says less. */
export function showInThread(post: TestPost, world: World): unknown {
  const { kind, data } = show(post, world);
  const below = world.posts.all.filter(({ parent }) => parent === post.id);
  const children = below.map((one) => showInThread(one, world));
  const replies = children.length === 0 ? '' : { kind: 'Listing', data: { children, after: null } };
  return { kind, data: { ...Object(data), link_id: `t3_${post.root}`, replies } };
}
