import { z } from 'zod';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import { showPost } from './show.ts';
import { addPost, me, type World } from './world.ts';

const newPost = z.object({
  raw: z.string(),
  topic_id: z.number(),
  reply_to_post_number: z.number().optional(),
});
const newLike = z.object({ id: z.number(), post_action_type_id: z.literal(2) });
const edited = z.object({ post: z.object({ raw: z.string() }) });
const readOne = z.object({ id: z.number() });

const noes = (words: string, status: number, type = 'invalid_access'): LoopbackAnswer =>
  json({ errors: [words], error_type: type }, status);
const missing = noes('The requested URL or resource could not be found.', 404, 'not_found');
const refused = noes('You are not permitted to view the requested resource.', 403);

function create(asked: Asked, world: World): LoopbackAnswer {
  const { raw, topic_id: topic, reply_to_post_number: to } = newPost.parse(asked.json());
  if (!world.topics.has(topic)) return missing;
  if (raw.trim().length < 5) return noes('Body is too short (minimum is 5 characters)', 422);
  if (raw.length > 32_000) return noes('Body is limited to 32000 characters', 422);
  const isRepeat = world.posts.all.some(({ author, text }) => author === me && text === raw);
  if (isRepeat) return noes('Body is too similar to what you recently posted', 422);
  if (world.holdsPosts)
    return json({
      action: 'enqueued',
      success: true,
      pending_count: 1,
      pending_post: { id: 5, raw, created_at: new Date().toISOString() },
    });
  const post = addPost(world, {
    author: me,
    topic,
    text: raw,
    ...(to === undefined ? {} : { to }),
  });
  return json(showPost(post, world));
}

/** https://docs.discourse.org/#tag/Posts */
export function writingRoutes(world: World): readonly Route[] {
  return [
    { method: 'POST', path: '/posts.json', answer: (asked) => create(asked, world) },
    {
      method: 'POST',
      path: '/post_actions.json',
      answer(asked) {
        const post = world.posts.get(String(newLike.parse(asked.json()).id));
        if (post === undefined) return missing;
        if (post.author === me || post.likedBy.has(me.id)) return refused;
        post.likedBy.add(me.id);
        return json(showPost(post, world));
      },
    },
    {
      method: 'DELETE',
      path: '/post_actions/:id.json',
      answer({ params }) {
        const post = world.posts.get(params['id'] ?? '');
        if (post?.likedBy.delete(me.id) !== true) return missing;
        return json(showPost(post, world));
      },
    },
    {
      method: 'PUT',
      path: '/posts/:id.json',
      answer(asked) {
        const post = world.posts.get(asked.params['id'] ?? '');
        if (post === undefined) return missing;
        if (post.author !== me) return refused;
        world.posts.edit(post.text, edited.parse(asked.json()).post.raw);
        return json({ post: showPost(post, world) });
      },
    },
    {
      method: 'DELETE',
      path: '/posts/:id.json',
      answer({ params }) {
        const post = world.posts.get(params['id'] ?? '');
        if (post === undefined) return missing;
        if (post.author !== me) return refused;
        world.posts.delete(post.id);
        return { status: 200 };
      },
    },
    {
      method: 'PUT',
      path: '/notifications/mark-read.json',
      answer(asked) {
        const { id } = readOne.parse(asked.json());
        for (const told of world.notifications) if (told.id === id) told.isRead = true;
        return json({ success: 'OK' });
      },
    },
    {
      method: 'POST',
      path: '/uploads.json',
      answer: () =>
        json({
          id: 1,
          url: '/uploads/default/1.png',
          short_url: 'upload://4uK1.png',
          width: 3,
          height: 2,
        }),
    },
  ];
}
