import { z } from 'zod';
import { sizeIn } from '#e2e/networks/kit/paging.ts';
import type { Posts, TestPerson, TestPost } from '#e2e/networks/kit/posts.ts';
import { json, type Asked, type Route } from '#e2e/networks/kit/routes.ts';
import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';

export const PAGE: TestPerson = {
  id: 'urn:li:organization:1',
  name: 'rabe',
  displayName: 'Kaffee Rabe',
};
/** The first post of the page. */
const POST = 'urn:li:share:900';
export const ACTIVITY = 'urn:li:activity:900';

/** As https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling says it. */
export function refusal(status: number, code: string, message = code): LoopbackAnswer {
  return json({ status, code, message }, status);
}

const created = z.object({
  actor: z.string(),
  message: z.object({ text: z.string() }),
  parentComment: z.string().optional(),
});
const patched = z.object({
  patch: z.object({ message: z.object({ $set: z.object({ text: z.string() }) }) }),
});
const reacted = z.object({ root: z.string(), reactionType: z.string() });
const MAX_TEXT = 1250;

export const urnOf = ({ id }: TestPost): string => `urn:li:comment:(${ACTIVITY},${id})`;

function listed(all: readonly unknown[], { query }: Asked): LoopbackAnswer {
  const start = Number(query.get('start') ?? 0);
  const count = sizeIn(query, 'count', 100);
  return json({ elements: all.slice(start, start + count), paging: { start, count, links: [] } });
}

/** The version and the protocol have to be named, or nothing is answered. */
export function versioned(route: Route): Route {
  return {
    ...route,
    async answer(asked) {
      if (!/^20\d{4}$/u.test(String(asked.headers['linkedin-version'] ?? '')))
        return refusal(426, 'NONEXISTENT_VERSION', 'Requested version is not active');
      return await route.answer(asked);
    },
  };
}

export function reading(
  comments: Posts,
  show: (comment: TestPost) => unknown,
  pages: readonly string[],
): readonly Route[] {
  const below = (parent: string | null): readonly TestPost[] =>
    comments.all.filter((comment) => comment.parent === parent);
  return [
    {
      method: 'GET',
      path: '/rest/organizationAcls',
      answer: (asked) =>
        listed(
          pages.map((_name, at) => ({
            organization: `urn:li:organization:${at + 1}`,
            role: 'ADMINISTRATOR',
            state: 'APPROVED',
          })),
          asked,
        ),
    },
    {
      method: 'GET',
      path: '/rest/organizations/:id',
      answer: ({ params }) =>
        json({
          id: Number(params['id']),
          localizedName: pages[Number(params['id']) - 1],
          vanityName: 'rabe',
        }),
    },
    {
      method: 'GET',
      path: '/rest/posts',
      answer: (asked) =>
        listed(
          [
            {
              id: POST,
              author: PAGE.id,
              commentary: 'We roast on {hashtag|\\#|sunday} \\(again\\)',
            },
          ],
          asked,
        ),
    },
    {
      method: 'GET',
      path: '/rest/socialMetadata',
      answer: () =>
        json({
          results: {
            [POST]: {
              commentSummary: { count: comments.all.length, topLevelCount: below(null).length },
            },
          },
        }),
    },
    {
      method: 'GET',
      path: '/rest/people',
      answer: () =>
        json({
          results: {
            '(id:mia)': {
              localizedFirstName: 'Mia',
              localizedLastName: 'Meissner',
              vanityName: 'mia-m',
            },
          },
        }),
    },
    {
      method: 'GET',
      path: '/rest/socialActions/:urn/comments',
      answer(asked) {
        const id = /^urn:li:comment:\([^,]+,(\d+)\)$/u.exec(asked.params['urn'] ?? '')?.[1] ?? null;
        return listed(below(id).map(show), asked);
      },
    },
    {
      method: 'GET',
      path: '/rest/socialActions/:urn/comments/:id',
      answer({ params }) {
        const comment = comments.get(params['id'] ?? '');
        return comment === undefined ? refusal(404, 'RESOURCE_NOT_FOUND') : json(show(comment));
      },
    },
  ];
}

export function writing(
  comments: Posts,
  show: (comment: TestPost) => unknown,
  reactions: Set<string>,
): readonly Route[] {
  const path = '/rest/socialActions/:urn/comments';
  return [
    {
      method: 'POST',
      path,
      answer(asked) {
        const given = created.safeParse(asked.json()).data;
        const text = given?.message.text ?? '';
        if (given?.actor !== PAGE.id) return refusal(403, 'ACCESS_DENIED');
        if (text === '' || text.length > MAX_TEXT)
          return refusal(422, 'UNPROCESSABLE_ENTITY', 'Comment is too long');
        const parent = /,(\d+)\)$/u.exec(given.parentComment ?? '')?.[1];
        if (parent !== undefined && comments.get(parent) === undefined)
          return refusal(404, 'RESOURCE_NOT_FOUND');
        const made = comments.write({
          author: PAGE,
          text,
          ...(parent === undefined ? {} : { parent }),
        });
        return json(show(made), 201);
      },
    },
    {
      method: 'POST',
      path: `${path}/:id`,
      answer(asked) {
        const text = patched.safeParse(asked.json()).data?.patch.message.$set.text;
        const comment = comments.get(asked.params['id'] ?? '');
        if (comment === undefined) return refusal(404, 'RESOURCE_NOT_FOUND');
        if (text === undefined || asked.headers['x-restli-method'] !== 'PARTIAL_UPDATE')
          return refusal(400, 'ILLEGAL_ARGUMENT');
        comments.edit(comment.text, text);
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      answer({ params }) {
        if (comments.get(params['id'] ?? '') === undefined)
          return refusal(404, 'RESOURCE_NOT_FOUND');
        comments.delete(params['id'] ?? '');
        return { status: 204 };
      },
    },
    {
      method: 'POST',
      path: '/rest/reactions',
      answer(asked) {
        const root = reacted.safeParse(asked.json()).data?.root ?? '';
        if (reactions.has(root)) return refusal(409, 'CONFLICT');
        reactions.add(root);
        return json({ id: root }, 201);
      },
    },
    {
      method: 'DELETE',
      path: '/rest/reactions/:key',
      answer({ params }) {
        const entity = /,entity:(.+)\)$/u.exec(params['key'] ?? '')?.[1] ?? '';
        return reactions.delete(entity) ? { status: 204 } : refusal(404, 'RESOURCE_NOT_FOUND');
      },
    },
  ];
}
