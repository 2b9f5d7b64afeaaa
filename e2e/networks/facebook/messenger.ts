import { z } from 'zod';
import { askedEdge, edgeOf, graphError, graphTime, innerLimit } from '#e2e/networks/graph/graph.ts';
import type { TestPost } from '#e2e/networks/kit/posts.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import { LEA, PAGE, VERSION, type FacebookWorld } from './world.ts';

const DAY = 24 * 3_600_000;
const TALK = 't_100';
const addressed = z.object({ id: z.string() });
const spoken = z.object({ text: z.string() });

const showMessage = (post: TestPost): unknown => ({
  id: `m_${post.id}`,
  message: post.text,
  created_time: graphTime(post.createdAt),
  from: { id: post.author.id, name: post.author.displayName },
});

/** One conversation, with its newest 20 messages: more are not given. */
function showTalk(asked: Asked, { posts }: FacebookWorld) {
  const messages = posts.newestFirst(({ kind }) => kind === 'direct');
  const limit = Math.min(innerLimit(asked, 'messages', 20), 20);
  return {
    id: TALK,
    updated_time: graphTime(messages[0]?.createdAt ?? 0),
    can_reply: true,
    participants: { data: [LEA, PAGE].map(({ id, displayName }) => ({ id, name: displayName })) },
    messages: edgeOf(messages, { after: null, limit }, showMessage),
  };
}

/**
 * https://developers.facebook.com/docs/messenger-platform/conversations and …/reference/send-api, with its
 * window of 24 hours and the tag for people.
 */
export function messengerRoutes(world: FacebookWorld): readonly Route[] {
  const { posts, seenBy } = world;
  const written = (): readonly TestPost[] => posts.newestFirst(({ kind }) => kind === 'direct');
  const send = ({ form }: Asked) => {
    const to = addressed.safeParse(JSON.parse(form.get('recipient') ?? 'null')).data;
    if (to?.id !== LEA.id) return graphError(100, 'No matching user found', { subcode: 2018001 });
    if (form.get('sender_action') === 'mark_seen') {
      seenBy.add(to.id);
      return json({ recipient_id: to.id });
    }
    const last = written().find(({ author }) => author.id === LEA.id);
    const age = Date.now() - (last?.createdAt ?? 0);
    const isHuman = form.get('tag') === 'HUMAN_AGENT';
    if (age > (isHuman ? 7 * DAY : DAY))
      return graphError(10, 'This message is sent outside of allowed window.', {
        subcode: 2018278,
      });
    const { text } = spoken.parse(JSON.parse(form.get('message') ?? 'null'));
    const { id } = posts.write({ author: PAGE, text, kind: 'direct' });
    return json({ recipient_id: to.id, message_id: `m_${id}` });
  };
  return [
    {
      method: 'GET',
      path: `/${VERSION}/${PAGE.id}/conversations`,
      answer: (asked) =>
        json(
          edgeOf(written().length === 0 ? [] : [{ id: TALK }], askedEdge(asked), () =>
            showTalk(asked, world),
          ),
        ),
    },
    { method: 'GET', path: `/${VERSION}/${TALK}`, answer: (asked) => json(showTalk(asked, world)) },
    { method: 'POST', path: `/${VERSION}/${PAGE.id}/messages`, answer: send },
  ];
}
