import { z } from 'zod';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { pageAfter } from '#e2e/networks/kit/paging.ts';
import { json, type Asked } from '#e2e/networks/kit/routes.ts';
import {
  me,
  nodeId,
  postIn,
  REPOSITORY,
  showComments,
  showDiscussion,
  showReplies,
  showReply,
  write,
  type World,
} from './world.ts';

const asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
const repository = z.object({ owner: z.string(), name: z.string() });
const page = repository.extend({
  first: z.number().int().min(1).max(100),
  after: z.string().nullable(),
});
const one = z.object({ id: z.string() });
const older = one.extend({ before: z.string().nullable() });
const adding = z.object({
  discussionId: z.string(),
  body: z.string(),
  replyToId: z.string().nullable(),
});
const editing = one.extend({ body: z.string() });

/** An error as GitHub says it: with 200, beside `data`. */
export function graphqlError(type: string | undefined, message: string): LoopbackAnswer {
  return json({ data: null, errors: [{ ...(type === undefined ? {} : { type }), message }] });
}
const missing = (node: string) =>
  graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${node}'.`);

type Operation = (variables: unknown, world: World) => LoopbackAnswer;
const data = (value: unknown): LoopbackAnswer => json({ data: value });

function isHere(given: z.infer<typeof repository>): boolean {
  return `${given.owner}/${given.name}`.toLowerCase() === REPOSITORY;
}

const noRepository = graphqlError('NOT_FOUND', 'Could not resolve to a Repository with the name.');

const queries: Readonly<Record<string, Operation>> = {
  Viewer: () =>
    data({
      viewer: {
        id: me.id,
        login: me.name,
        name: me.displayName,
        avatarUrl: 'https://avatars.githubusercontent.com/u/1?s=96',
      },
    }),
  Repository: (variables) =>
    isHere(repository.parse(variables))
      ? data({ repository: { nameWithOwner: REPOSITORY, hasDiscussionsEnabled: true } })
      : noRepository,
  Discussions(variables, world) {
    const given = page.parse(variables);
    if (!isHere(given)) return noRepository;
    const roots = world.posts.all
      .filter(({ parent }) => parent === null)
      .toSorted((a, b) => (world.touchedAt.get(b.id) ?? 0) - (world.touchedAt.get(a.id) ?? 0));
    const { entries, hasMore, next } = pageAfter(roots, { after: given.after, size: given.first });
    return data({
      repository: {
        discussions: {
          pageInfo: { hasNextPage: hasMore, endCursor: next },
          nodes: entries.map((root) => showDiscussion(root, world)),
        },
      },
    });
  },
  DiscussionOf(variables, world) {
    const { id } = one.parse(variables);
    const post = postIn(world, id);
    const root = world.posts.get(post?.root ?? '');
    if (post === undefined || root === undefined) return missing(id);
    const shown = showDiscussion(root, world);
    return data({ node: post === root ? shown : { discussion: shown } });
  },
  OlderComments(variables, world) {
    const { id, before } = older.parse(variables);
    const root = postIn(world, id);
    if (root === undefined) return missing(id);
    return data({ node: { id, comments: showComments(root, { last: 50, before }, world) } });
  },
  OlderReplies(variables, world) {
    const { id, before } = older.parse(variables);
    const top = postIn(world, id);
    if (top === undefined) return missing(id);
    return data({ node: { id, replies: showReplies(top, { last: 50, before }, world) } });
  },
};

const mutations: Readonly<Record<string, Operation>> = {
  Add(variables, world) {
    const { discussionId, body, replyToId } = adding.parse(variables);
    const parent = postIn(world, replyToId ?? discussionId);
    if (parent === undefined) return missing(replyToId ?? discussionId);
    if (replyToId !== null && parent.parent !== parent.root)
      return graphqlError(
        'UNPROCESSABLE',
        'Parent comment is already in a thread, cannot reply to it',
      );
    if (body.length > 65_536)
      return graphqlError('UNPROCESSABLE', 'Body is too long (maximum is 65536 characters)');
    const made = write(world, { author: me, text: body, parent: parent.id });
    return data({ addDiscussionComment: { comment: showReply(made, world) } });
  },
  React: (variables, world) => reaction(variables, world, (likes) => likes.add(me.id)),
  Unreact: (variables, world) => reaction(variables, world, (likes) => likes.delete(me.id)),
  Hide: (variables, world) => hiding(variables, world, true),
  Unhide: (variables, world) => hiding(variables, world, false),
  Delete(variables, world) {
    const { id } = one.parse(variables);
    const post = postIn(world, id);
    if (post === undefined) return missing(id);
    world.posts.delete(post.id);
    return data({ deleteDiscussionComment: { comment: { id } } });
  },
  Edit: (variables, world) => edit(variables, world),
  EditDiscussion: (variables, world) => edit(variables, world),
};

function edit(variables: unknown, world: World): LoopbackAnswer {
  const { id, body } = editing.parse(variables);
  const post = postIn(world, id);
  if (post === undefined) return missing(id);
  if (post.author !== me) return graphqlError('FORBIDDEN', 'rabe does not have the permission');
  world.posts.edit(post.text, body);
  return data({ updateDiscussionComment: { comment: { id: nodeId(post) } } });
}

function reaction(
  variables: unknown,
  world: World,
  change: (likes: Set<string>) => void,
): LoopbackAnswer {
  const { id } = one.parse(variables);
  const post = postIn(world, id);
  if (post === undefined) return missing(id);
  change(post.likedBy);
  return data({ addReaction: { reaction: { content: 'THUMBS_UP' } } });
}

function hiding(variables: unknown, world: World, isHidden: boolean): LoopbackAnswer {
  const { id } = one.parse(variables);
  const post = postIn(world, id);
  if (post === undefined) return missing(id);
  post.isHidden = isHidden;
  return data({ minimizeComment: { minimizedComment: { isMinimized: isHidden } } });
}

/** Knows operations by their name and gives every field that they may ask for. */
export function answerGraphql(request: Asked, world: World): LoopbackAnswer {
  const { query, variables } = asked.parse(request.json());
  const [, kind, name = ''] = /^(query|mutation) (\w+)/u.exec(query) ?? [];
  const operation = (kind === 'mutation' ? mutations : queries)[name];
  return operation === undefined
    ? graphqlError(undefined, `Parse error on "${name}"`)
    : operation(variables, world);
}
