import { z } from 'zod';
import type { ModerationAction } from '#domain/message-action.ts';
import type { Moderation } from '#domain/message.ts';
import { ConnectorError, type ActionPort } from '#main/networks/connector.ts';
import { parse, refusalOf, type Caller } from './calls.ts';
import { moderationOf, numberIn } from './mapper.ts';
import { escaped } from './same-text.ts';

const NOES = [400, 401, 403, 404, 410];

type Change = {
  /** As the site calls it. */
  readonly status: string;
  /** Only from here; from anywhere else it is done already. undefined: from wherever. */
  readonly from?: Moderation;
  readonly to?: Moderation;
};
/**
 * `unspam` and `untrash` give back what was before, which only the site knows; said twice they would
 * hold a comment that had just come back approved.
 */
const CHANGES: Readonly<Record<ModerationAction, Change>> = {
  approve: { status: 'approved', to: 'approved' },
  unapprove: { status: 'hold', to: 'held' },
  spam: { status: 'spam', to: 'spam' },
  unspam: { status: 'unspam', from: 'spam' },
  trash: { status: 'trash', to: 'trashed' },
  restore: { status: 'untrash', from: 'trashed' },
};

const state = z.object({ status: z.string() });

type Acting = { readonly caller: Caller; readonly clock: { now(): number } };

async function moderate(
  path: string,
  { change, signal }: { readonly change: Change; readonly signal: AbortSignal },
  { caller, clock }: Acting,
): Promise<Moderation> {
  const asking = { lane: 'interactive', signal, accept: NOES } as const;
  const query = { context: 'edit', _fields: 'id,status' };
  const read = await caller.call('GET', path, { ...asking, query });
  if (read.status >= 400) throw refusalOf(read, clock.now());
  const before = moderationOf(parse(read, state).status);
  if (before === change.to || (change.from !== undefined && before !== change.from)) return before;
  const answer = await caller.call('POST', path, { ...asking, body: { status: change.status } });
  if (answer.status >= 400) throw refusalOf(answer, clock.now());
  return moderationOf(parse(answer, state).status);
}

/** For good, past the trash. What is gone already is as it was wished. */
async function remove(path: string, signal: AbortSignal, { caller, clock }: Acting): Promise<void> {
  const query = { force: 'true' };
  const asking = { query, lane: 'interactive', signal, accept: NOES } as const;
  const answer = await caller.call('DELETE', path, asking);
  if (answer.status < 400 || answer.status === 404 || answer.status === 410) return;
  throw refusalOf(answer, clock.now());
}

async function rewrite(
  path: string,
  { text, signal }: { readonly text: string; readonly signal: AbortSignal },
  { caller, clock }: Acting,
): Promise<void> {
  const body = { content: escaped(text) };
  const asking = { body, lane: 'interactive', signal, accept: NOES } as const;
  const answer = await caller.call('POST', path, asking);
  if (answer.status >= 400) throw refusalOf(answer, clock.now());
}

function pathOf(remoteId: string): string {
  const number = numberIn(remoteId, 'comment');
  if (number === null) throw new ConnectorError({ code: 'server-unsupported' }, true);
  return `wp/v2/comments/${number}`;
}

export function createActions(acting: Acting): ActionPort {
  return {
    async act({ action, remoteId, signal }) {
      if (action !== 'delete') throw new ConnectorError({ code: 'server-unsupported' }, true);
      await remove(pathOf(remoteId), signal, acting);
      return {};
    },
    moderate: async ({ action, remoteId, signal }) =>
      await moderate(pathOf(remoteId), { change: CHANGES[action], signal }, acting),
    edit: async ({ remoteId, text, signal }) =>
      await rewrite(pathOf(remoteId), { text, signal }, acting),
  };
}
