import { z } from 'zod';
import { parseAnswer } from '#main/networks/answers.ts';
import { ConnectorError, type ActionPort, type ActionRequest } from '#main/networks/connector.ts';
import { NOES, refusalOf, type Caller } from './calls.ts';
import { isGone, placeOf } from './mapper.ts';
import { post as postSchema, type ApiPost } from './schemas.ts';

const LIKE = 2;
const known = z.object({ postId: z.number().optional(), notificationId: z.number().optional() });

type About = Pick<ActionRequest, 'remoteId' | 'ext' | 'signal'>;

async function readPost({ remoteId, signal }: About, caller: Caller): Promise<ApiPost | null> {
  const { topic, number } = placeOf(remoteId);
  const path = `/posts/by_number/${String(topic)}/${String(number)}.json`;
  const asking = { lane: 'interactive', signal, accept: [404, 410] } as const;
  const answer = await caller.call('GET', path, asking);
  return answer.status >= 400 ? null : parseAnswer(answer, postSchema);
}

/** The forum's own number of the post. */
async function numberOf(about: About, caller: Caller): Promise<number> {
  const told = known.safeParse(about.ext).data?.postId;
  if (told !== undefined) return told;
  const post = await readPost(about, caller);
  if (post === null) throw new ConnectorError({ code: 'gone' }, true);
  return post.id;
}

function isLiked(post: ApiPost | null): boolean {
  return post?.actions_summary.some(({ id, acted }) => id === LIKE && acted === true) === true;
}

/** Said twice the forum refuses: then what matters is how it stands. */
async function like(about: About, wish: 'like' | 'unlike', caller: Caller): Promise<void> {
  const id = await numberOf(about, caller);
  const options = { lane: 'interactive', signal: about.signal, accept: NOES } as const;
  const answer =
    wish === 'like'
      ? await caller.call('POST', '/post_actions.json', {
          ...options,
          body: { kind: 'json', value: { id, post_action_type_id: LIKE } },
        })
      : await caller.call('DELETE', `/post_actions/${String(id)}.json`, {
          ...options,
          query: [['post_action_type_id', String(LIKE)]],
        });
  if (answer.status < 400) return;
  if (isLiked(await readPost(about, caller)) !== (wish === 'like')) throw refusalOf(answer);
}

/** What is gone already is as it was wished. */
async function remove(about: About, caller: Caller): Promise<void> {
  const id = await numberOf(about, caller);
  const options = { lane: 'interactive', signal: about.signal, accept: NOES } as const;
  const answer = await caller.call('DELETE', `/posts/${String(id)}.json`, options);
  if (answer.status < 400) return;
  const post = await readPost(about, caller);
  if (post !== null && !isGone(post)) throw refusalOf(answer);
}

async function rewrite(about: About, text: string, caller: Caller): Promise<void> {
  const id = await numberOf(about, caller);
  const answer = await caller.call('PUT', `/posts/${String(id)}.json`, {
    body: { kind: 'json', value: { post: { raw: text } } },
    lane: 'interactive',
    signal: about.signal,
    accept: NOES,
  });
  if (answer.status >= 400) throw refusalOf(answer);
}

/** Only what came with a notification can be marked. */
async function markRead({ ext, signal }: About, caller: Caller): Promise<void> {
  const id = known.safeParse(ext).data?.notificationId;
  if (id === undefined) return;
  await caller.call('PUT', '/notifications/mark-read.json', {
    body: { kind: 'json', value: { id } },
    lane: 'interactive',
    signal,
    accept: [404],
  });
}

export function createActions(caller: Caller): ActionPort {
  return {
    async act(request) {
      const { action } = request;
      switch (action) {
        case 'like':
        case 'unlike':
          await like(request, action, caller);
          return action === 'like' ? { undo: 'yes' } : {};
        case 'delete':
          await remove(request, caller);
          return {};
        case 'boost':
        case 'unboost':
        case 'hide':
        case 'unhide':
          throw new ConnectorError({ code: 'server-unsupported' }, true);
      }
    },
    edit: async (request) => await rewrite(request, request.text, caller),
    markRead: async (request) => await markRead(request, caller),
  };
}
