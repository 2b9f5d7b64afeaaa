import {
  createPosts,
  type Posts,
  type TestPerson,
  type TestPost,
} from '#e2e/networks/kit/posts.ts';

export const me: TestPerson = { id: 'U_rabe', name: 'rabe', displayName: 'Rabe' };
export const other: TestPerson = { id: 'U_mia', name: 'mia', displayName: 'Mia' };
export const bot: TestPerson = { id: 'BOT_ci', name: 'ci', displayName: 'ci' };
export const REPOSITORY = 'kaffee/roaster';
const TITLE = 'Which roast for filter?';

/** The discussions of one repository; their comments answer them, replies answer comments. */
export type World = { readonly posts: Posts; touchedAt: Map<string, number> };

export function createWorld(): World {
  const world: World = { posts: createPosts(), touchedAt: new Map() };
  write(world, { author: me, text: 'We roast on Thursday' });
  return world;
}

export function write(
  world: World,
  post: { readonly author: TestPerson; readonly text: string; readonly parent?: string },
): TestPost {
  const made = world.posts.write(post);
  world.touchedAt.set(made.root, made.createdAt);
  return made;
}

export const nodeId = ({ id, parent }: Pick<TestPost, 'id' | 'parent'>): string =>
  parent === null ? `D_${id}` : `DC_${id}`;
export const postIn = (world: World, node: string): TestPost | undefined =>
  world.posts.get(node.replace(/^DC?_/u, ''));

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function written(post: TestPost): Readonly<Record<string, unknown>> {
  const isOwn = post.author === me;
  const url = `https://github.com/${REPOSITORY}/discussions/1#${nodeId(post)}`;
  return {
    id: nodeId(post),
    body: post.text,
    bodyHTML: `<p dir="auto">${escapeHtml(post.text)}</p>`,
    createdAt: new Date(post.createdAt).toISOString(),
    updatedAt: new Date(post.editedAt ?? post.createdAt).toISOString(),
    lastEditedAt: post.editedAt === undefined ? null : new Date(post.editedAt).toISOString(),
    url,
    viewerDidAuthor: isOwn,
    viewerCanDelete: true,
    viewerCanUpdate: isOwn,
    viewerCanReact: true,
    author: {
      __typename: post.author === bot ? 'Bot' : 'User',
      login: post.author.name,
      id: post.author.id,
      name: post.author.displayName,
      avatarUrl: 'https://avatars.githubusercontent.com/u/1?s=96',
      url: `https://github.com/${post.author.name}`,
    },
    reactionGroups: [
      {
        content: 'THUMBS_UP',
        viewerHasReacted: post.likedBy.has(me.id),
        reactors: { totalCount: post.likedBy.size },
      },
    ],
  };
}

type Slice = { readonly last: number; readonly before?: string | null };

/** The last of a list before a cursor, oldest first, as connections give them. */
function connection<Entry extends { readonly id: string }>(
  all: readonly Entry[],
  { last, before }: Slice,
  show: (entry: Entry) => unknown,
): unknown {
  const at =
    before === null || before === undefined ? -1 : all.findIndex(({ id }) => id === before);
  const end = at === -1 ? all.length : at;
  const nodes = all.slice(Math.max(end - last, 0), end);
  return {
    totalCount: all.length,
    pageInfo: { hasPreviousPage: end > last, startCursor: nodes[0]?.id ?? null },
    nodes: nodes.map(show),
  };
}

export function showReply(post: TestPost, world: World): Readonly<Record<string, unknown>> {
  const parent = world.posts.get(post.parent ?? '');
  return {
    ...written(post),
    isMinimized: post.isHidden,
    viewerCanMinimize: post.author !== me,
    deletedAt: null,
    replyTo: parent === undefined || parent.parent === null ? null : { id: nodeId(parent) },
  };
}

const below = (world: World, id: string) => world.posts.all.filter(({ parent }) => parent === id);

export function showReplies(top: TestPost, slice: Slice, world: World): unknown {
  return connection(below(world, top.id), slice, (post) => showReply(post, world));
}

export function showComments(root: TestPost, slice: Slice, world: World): unknown {
  return connection(below(world, root.id), slice, (post) => ({
    ...showReply(post, world),
    replies: showReplies(post, { last: 50 }, world),
  }));
}

export function showDiscussion(root: TestPost, world: World): Readonly<Record<string, unknown>> {
  const updatedAt = Math.max(world.touchedAt.get(root.id) ?? 0, root.editedAt ?? 0);
  return {
    ...written(root),
    updatedAt: new Date(updatedAt).toISOString(),
    title: TITLE,
    comments: showComments(root, { last: 50 }, world),
  };
}
