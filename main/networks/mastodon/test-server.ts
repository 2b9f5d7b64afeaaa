import { z } from 'zod';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
  type SeenRequest,
} from '#main/networks/conformance/loopback-server.ts';
import { openAnswer } from './test-open-answers.ts';
import {
  contextOf,
  json,
  me,
  missing,
  nextId,
  other,
  paged,
  peopleAnswer,
  unchanged,
  showAccount,
  showStatus,
  type TestAccount,
  type TestStatus,
  type World,
} from './test-world.ts';

/**
 * A server that answers as Mastodon's public documentation says, for what no server that can be
 * installed here does: idempotency keys, PKCE, media that is worked on, conversations, Link-less paging
 * by `min_id`. https://docs.joinmastodon.org/methods/
 */
export type MastodonServer = LoopbackServer & {
  readonly me: TestAccount;
  readonly other: TestAccount;
  readonly statuses: TestStatus[];
  readonly token: string;
  /** Somebody writes to `me`; it becomes a notification at once. */
  write(
    text: string,
    more?: { readonly parent?: string; readonly visibility?: string },
  ): TestStatus;
  /** The writer changes a post: its notification says `update`, newest again. */
  edit(text: string, to: string): void;
  /** The writer deletes a post; its notification goes with it. */
  remove(text: string): void;
  /** The same event again under a new id, as some servers do after a restart. */
  repeatNotification(): void;
  /** The page of the sign-in, with consent given at once: answers where the browser is sent. */
  authorize(url: string): string;
};

const newStatus = z.object({
  status: z.string(),
  in_reply_to_id: z.string().nullable().default(null),
  visibility: z.string(),
  spoiler_text: z.string().default(''),
  media_ids: z.array(z.string()).default([]),
});

function createStatus({ body, headers }: SeenRequest, world: World): LoopbackAnswer {
  const given = newStatus.parse(JSON.parse(body));
  const key = String(headers['idempotency-key'] ?? '');
  const known = world.statuses.find(({ id }) => id === world.keys.get(key));
  if (known !== undefined) return json(showStatus(known, world));
  const text = given.status;
  if (text.length > 500)
    return json({ error: 'Validation failed: Text character limit of 500 exceeded' }, 422);
  const status: TestStatus = {
    id: nextId(world),
    account: me,
    text,
    parent: given.in_reply_to_id,
    visibility: given.visibility,
    warning: given.spoiler_text,
    media: given.media_ids,
    createdAt: new Date().toISOString(),
  };
  world.statuses.push(status);
  if (key !== '') world.keys.set(key, status.id);
  return json(showStatus(status, world));
}

/** Accepted at once, ready a little later. */
function mediaAnswer(request: SeenRequest, world: World): LoopbackAnswer {
  const id = request.path.split('/').at(-1) ?? '';
  if (request.method === 'POST') {
    const description = /name="description"\r\n\r\n([^\r]*)/u.exec(request.body)?.[1] ?? '';
    const made = nextId(world);
    world.media.set(made, { reads: 0, description });
    return json({ id: made, url: null }, 202);
  }
  const file = world.media.get(id);
  if (file === undefined) return missing;
  file.reads += 1;
  return json({ id, url: null }, file.reads < 3 ? 206 : 200);
}

function listAnswer({ path, query }: SeenRequest, world: World): LoopbackAnswer | null {
  const show = (status: TestStatus): unknown => showStatus(status, world);
  if (path === '/api/v1/notifications')
    return json(
      paged(world.notifications, query).map(({ id, type, status }) => ({
        id,
        type,
        account: showAccount(status.account, world.origin),
        status: show(status),
      })),
    );
  if (path === '/api/v1/conversations')
    return json(
      paged(
        world.statuses.filter(({ visibility }) => visibility === 'direct'),
        query,
      ).map((status) => ({
        id: `conversation-${status.parent ?? status.id}`,
        unread: true,
        last_status: show(status),
      })),
    );
  if (path === '/api/v1/timelines/home') return json(paged(world.statuses, query).map(show));
  if (path === '/api/v2/search') return json({ statuses: [] });
  if (path.startsWith('/api/v1/timelines/')) return missing;
  if (/\/(?:follow|unfollow|block|unblock|read)$/u.test(path)) return json({});
  return peopleAnswer(path, query, world);
}

function statusAnswer(request: SeenRequest, world: World): LoopbackAnswer {
  const [, id = '', part] = /^\/api\/v1\/statuses\/([^/]+)(?:\/(\w+))?$/u.exec(request.path) ?? [];
  const at = world.statuses.findIndex((status) => status.id === id);
  const status = world.statuses[at];
  if (part === 'context') return contextOf(id, world);
  if (status === undefined) return missing;
  if (request.method === 'DELETE') world.statuses.splice(at, 1);
  return json(showStatus(status, world));
}

function respond(request: SeenRequest, world: World): LoopbackAnswer {
  const open = openAnswer(request, world);
  if (open !== null) return open;
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  if (!world.tokens.has(token)) return json({ error: 'The access token is invalid' }, 401);
  if (request.path === '/api/v1/accounts/verify_credentials')
    return json(showAccount(me, world.origin));
  if (request.path.includes('/media')) return mediaAnswer(request, world);
  if (request.method === 'POST' && request.path === '/api/v1/statuses')
    return createStatus(request, world);
  return listAnswer(request, world) ?? statusAnswer(request, world);
}

/** `around`: what happens before and after an answer is made, for example time or a lost connection. */
export async function startMastodonServer(around = unchanged): Promise<MastodonServer> {
  const world: World = {
    statuses: [],
    notifications: [],
    keys: new Map(),
    codes: new Map(),
    media: new Map(),
    tokens: new Set(['token-0']),
    origin: '',
    count: 0,
  };
  const server = await startLoopback(async (r) => await around(r, () => respond(r, world)));
  world.origin = server.origin;
  return {
    ...server,
    me,
    other,
    statuses: world.statuses,
    token: 'token-0',
    write(text, { parent, visibility = 'public' } = {}) {
      const status: TestStatus = {
        id: nextId(world),
        account: other,
        text: `@${me.username} ${text}`,
        parent: parent ?? null,
        visibility,
        warning: '',
        media: [],
        createdAt: new Date().toISOString(),
      };
      world.statuses.push(status);
      world.notifications.push({ id: nextId(world), type: 'mention', status });
      return status;
    },
    edit(text, to) {
      const status = world.statuses.find((one) => one.text.includes(text));
      if (status === undefined) throw new Error('No such post');
      status.text = status.text.replace(text, to);
      status.editedAt = new Date().toISOString();
      world.notifications.push({ id: nextId(world), type: 'update', status });
    },
    remove(text) {
      const at = world.statuses.findIndex((one) => one.text.includes(text));
      const [status] = world.statuses.splice(at, 1);
      const kept = world.notifications.filter((one) => one.status !== status);
      world.notifications.splice(0, world.notifications.length, ...kept);
    },
    repeatNotification() {
      const last = world.notifications.at(-1);
      if (last !== undefined) world.notifications.push({ ...last, id: nextId(world) });
    },
    authorize(url) {
      const { searchParams } = new URL(url);
      const code = `code-${nextId(world)}`;
      world.codes.set(code, searchParams.get('code_challenge') ?? '');
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      back.searchParams.set('iss', world.origin);
      return back.href;
    },
  };
}
