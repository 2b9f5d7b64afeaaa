import { z } from 'zod';
import type { Posts, TestPerson, TestPost } from '#e2e/networks/kit/posts.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import { askedEdge, edgeOf, graphError, graphTime, innerLimit } from './graph.ts';

const DAY = 24 * 3_600_000;
const TALK = 't_100';
const addressed = z.object({ id: z.string() });
const spoken = z.object({ text: z.string() });

export type Talks = {
  readonly posts: Posts;
  /** In front of all paths: the version. */
  readonly prefix: string;
  readonly own: TestPerson;
  readonly other: TestPerson;
  /** As the network shows a person. */
  readonly show: (person: TestPerson) => unknown;
  readonly onSeen?: (personId: string) => void;
};

/** One conversation, with its newest 20 messages: more are not given. */
function showTalk(asked: Asked, { posts, own, other, show }: Talks) {
  const messages = posts.newestFirst(({ kind }) => kind === 'direct');
  const limit = Math.min(innerLimit(asked, 'messages', 20), 20);
  const showMessage = (post: TestPost): unknown => ({
    id: `m_${post.id}`,
    message: post.text,
    created_time: graphTime(post.createdAt),
    from: show(post.author),
  });
  return {
    id: TALK,
    updated_time: graphTime(messages[0]?.createdAt ?? 0),
    can_reply: true,
    participants: { data: [show(other), show(own)] },
    messages: edgeOf(messages, { after: null, limit }, showMessage),
  };
}

/**
 * https://developers.facebook.com/docs/messenger-platform/conversations and …/reference/send-api, with its
 * window of 24 hours and the tag for people.
 */
export function talkRoutes(talks: Talks): readonly Route[] {
  const { posts, prefix, own, other, onSeen } = talks;
  const written = (): readonly TestPost[] => posts.newestFirst(({ kind }) => kind === 'direct');
  const send = ({ form }: Asked) => {
    const to = addressed.safeParse(JSON.parse(form.get('recipient') ?? 'null')).data;
    if (to?.id !== other.id) return graphError(100, 'No matching user found', { subcode: 2018001 });
    if (form.get('sender_action') === 'mark_seen') {
      onSeen?.(to.id);
      return json({ recipient_id: to.id });
    }
    const last = written().find(({ author }) => author.id === other.id);
    const age = Date.now() - (last?.createdAt ?? 0);
    const isHuman = form.get('tag') === 'HUMAN_AGENT';
    if (age > (isHuman ? 7 * DAY : DAY))
      return graphError(10, 'This message is sent outside of allowed window.', {
        subcode: 2018278,
      });
    const { text } = spoken.parse(JSON.parse(form.get('message') ?? 'null'));
    const { id } = posts.write({ author: own, text, kind: 'direct' });
    return json({ recipient_id: to.id, message_id: `m_${id}` });
  };
  return [
    {
      method: 'GET',
      path: `${prefix}/${own.id}/conversations`,
      answer: (asked) =>
        json(
          edgeOf(written().length === 0 ? [] : [{ id: TALK }], askedEdge(asked), () =>
            showTalk(asked, talks),
          ),
        ),
    },
    { method: 'GET', path: `${prefix}/${TALK}`, answer: (asked) => json(showTalk(asked, talks)) },
    { method: 'POST', path: `${prefix}/${own.id}/messages`, answer: send },
  ];
}
