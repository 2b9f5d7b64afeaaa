import type { TestPost } from '#e2e/networks/kit/posts.ts';
import { cook, me, placeOf, type TestNotification, type Topic, type World } from './world.ts';

/** How a forum shows what it holds: https://docs.discourse.org/ */
export function showPost(post: TestPost, world: World): Readonly<Record<string, unknown>> {
  const { topic, number } = placeOf(world, post.id);
  const parent = world.posts.get(post.parent ?? '');
  const isOwn = post.author === me;
  const isLiked = post.likedBy.has(me.id);
  return {
    id: Number(post.id),
    name: post.author.displayName,
    username: post.author.name,
    user_id: Number(post.author.id),
    avatar_template: `/user_avatar/forum/${post.author.name}/{size}/2_1.png`,
    created_at: new Date(post.createdAt).toISOString(),
    updated_at: new Date(post.editedAt ?? post.createdAt).toISOString(),
    cooked: cook(post.text),
    raw: post.text,
    post_number: number,
    post_type: 1,
    reply_count: 0,
    reply_to_post_number:
      parent === undefined || number === 1 ? null : placeOf(world, parent.id).number,
    reply_to_user: parent === undefined ? null : { username: parent.author.name },
    topic_id: topic.id,
    topic_slug: 'which-roast-for-filter',
    version: post.version,
    yours: isOwn,
    can_edit: isOwn,
    can_delete: isOwn,
    deleted_at: null,
    user_deleted: false,
    actions_summary: [
      isLiked
        ? { id: 2, count: post.likedBy.size, acted: true, can_undo: true }
        : { id: 2, count: post.likedBy.size, can_act: !isOwn },
    ],
  };
}

/** Those of a topic that are still there, in their order. */
export function postsOf(topic: Topic, world: World): readonly TestPost[] {
  return topic.numbers.flatMap((id) => world.posts.get(id) ?? []);
}

const CHUNK = 20;

export function showTopic(topic: Topic, near: number, world: World): unknown {
  const posts = postsOf(topic, world);
  const at = posts.findIndex(({ id }) => placeOf(world, id).number >= near);
  const middle = at === -1 ? posts.length : at;
  const start = Math.max(Math.min(middle - CHUNK / 2, posts.length - CHUNK), 0);
  return {
    id: topic.id,
    title: topic.title,
    archetype: topic.archetype,
    slug: 'which-roast-for-filter',
    posts_count: posts.length,
    post_stream: {
      posts: posts.slice(start, start + CHUNK).map((post) => showPost(post, world)),
      stream: posts.map(({ id }) => Number(id)),
    },
  };
}

export function showNotification(told: TestNotification, world: World): unknown {
  const { topic, number } = placeOf(world, told.postId);
  const post = world.posts.get(told.postId);
  return {
    id: told.id,
    notification_type: told.type,
    read: told.isRead,
    high_priority: told.type === 6,
    created_at: new Date(post?.createdAt ?? 0).toISOString(),
    post_number: number,
    topic_id: topic.id,
    slug: 'which-roast-for-filter',
    fancy_title: topic.title,
    data: {
      topic_title: topic.title,
      original_post_id: Number(told.postId),
      original_post_type: 1,
      original_username: post?.author.name,
      display_username: post?.author.name,
    },
  };
}
