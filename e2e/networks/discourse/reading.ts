import { pageAt, pageById, sizeIn } from '#e2e/networks/kit/paging.ts';
import { json, type Route } from '#e2e/networks/kit/routes.ts';
import { postsOf, showNotification, showPost, showTopic } from './show.ts';
import { me, placeOf, type World } from './world.ts';

const missing = json(
  { errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' },
  404,
);

/** Lists, topics and single posts. */
export function readingRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/notifications.json',
      answer({ query }) {
        const size = sizeIn(query, 'limit', 60);
        const offset = Number(query.get('offset') ?? 0);
        const entries = world.notifications.toReversed().slice(offset, offset + size);
        return json({
          notifications: entries.map((told) => showNotification(told, world)),
          total_rows_notifications: world.notifications.length,
        });
      },
    },
    {
      method: 'GET',
      path: '/user_actions.json',
      answer({ query }) {
        const own = world.posts.newestFirst(({ author }) => author === me);
        const page = Number(query.get('offset') ?? 0) / 30;
        const { entries } = pageAt(own, { page, size: 30 });
        return json({
          user_actions: entries.map(({ id, text }) => {
            const { topic, number } = placeOf(world, id);
            return { post_id: Number(id), topic_id: topic.id, post_number: number, excerpt: text };
          }),
        });
      },
    },
    {
      method: 'GET',
      path: '/posts.json',
      answer({ query }) {
        const before = query.get('before');
        const open = world.posts.newestFirst(
          ({ id }) => placeOf(world, id).topic.archetype === 'regular',
        );
        const bounds = before === null ? {} : { before };
        const { entries } = pageById(open, { ...bounds, size: 50 });
        return json({ latest_posts: entries.map((post) => showPost(post, world)) });
      },
    },
    {
      method: 'GET',
      path: '/t/:topic/posts.json',
      answer({ params, query }) {
        const topic = world.topics.get(Number(params['topic']));
        if (topic === undefined) return missing;
        const wanted = new Set(query.getAll('post_ids[]'));
        const posts = postsOf(topic, world).filter(({ id }) => wanted.has(id));
        return json({ post_stream: { posts: posts.map((post) => showPost(post, world)) } });
      },
    },
    {
      method: 'GET',
      path: '/t/:topic/:number.json',
      answer({ params }) {
        const topic = world.topics.get(Number(params['topic']));
        return topic === undefined
          ? missing
          : json(showTopic(topic, Number(params['number']), world));
      },
    },
    {
      method: 'GET',
      path: '/posts/by_number/:topic/:number.json',
      answer({ params }) {
        const topic = world.topics.get(Number(params['topic']));
        const post = world.posts.get(topic?.numbers[Number(params['number']) - 1] ?? '');
        return post === undefined ? missing : json(showPost(post, world));
      },
    },
  ];
}
