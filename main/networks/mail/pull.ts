import { z } from 'zod';
import { mayFit, type MailRule } from '#domain/mail-rule.ts';
import {
  ConnectorError,
  type PullPage,
  type PullRequest,
  type RemoteChange,
} from '#main/networks/connector.ts';
import type { Folder, Mailbox, MailHead } from './mailbox.ts';
import { toMessage } from './mapper.ts';

/** Mails looked at in one page; only those of known senders are read. */
const LIMIT = 100;

const forwardCursor = z.object({
  validity: z.string(),
  next: z.number().int().positive(),
  changes: z.string().optional(),
});
const backfillCursor = z.object({ validity: z.string(), below: z.number().int().positive() });

export type Puller = { readonly mailbox: Mailbox; readonly rules: readonly MailRule[] };

async function readAll(
  heads: readonly MailHead[],
  folder: Folder,
  rules: readonly MailRule[],
): Promise<readonly RemoteChange[]> {
  const changes = new Map<string, RemoteChange>();
  for (const head of heads) {
    if (!rules.some((rule) => mayFit(rule, head))) continue;
    const message = toMessage(head, await folder.text(head), rules);
    if (message !== null) changes.set(message.remoteId, { kind: 'message', message });
  }
  return [...changes.values()];
}

/**
 * What came since. The first look takes the newest; when the server counts anew (UIDVALIDITY) it is a
 * first look again: messages are named by the mail's own id, so nothing comes twice.
 */
async function forward(
  folder: Folder,
  given: unknown,
  rules: readonly MailRule[],
): Promise<PullPage> {
  const parsed = forwardCursor.safeParse(given).data;
  const cursor = parsed?.validity === folder.validity ? parsed : undefined;
  const from = cursor?.next ?? Math.max(1, folder.next - LIMIT);
  const isUnchanged = cursor?.changes !== undefined && cursor.changes === folder.changes;
  const to = Math.min(from + LIMIT, folder.next) - 1;
  const heads = isUnchanged && to < from ? [] : await folder.heads(from, to);
  const next = Math.max(from, to + 1);
  const { validity, changes } = folder;
  return {
    changes: await readAll(heads, folder, rules),
    cursor: { validity, next, ...(changes === undefined ? {} : { changes }) },
    more: next < folder.next,
  };
}

async function backfill(
  folder: Folder,
  given: unknown,
  rules: readonly MailRule[],
): Promise<PullPage> {
  const parsed = backfillCursor.safeParse(given).data;
  const cursor = parsed?.validity === folder.validity ? parsed : undefined;
  const below = Math.min(cursor?.below ?? folder.next, folder.next);
  const from = Math.max(1, below - LIMIT);
  const heads = await folder.heads(from, below - 1);
  return {
    changes: await readAll(heads, folder, rules),
    cursor: { validity: folder.validity, below: from },
    more: from > 1,
  };
}

export async function pull(request: PullRequest, { mailbox, rules }: Puller): Promise<PullPage> {
  const { feed, direction, cursor, signal } = request;
  if (feed.kind !== 'interactions') throw new ConnectorError({ code: 'server-unsupported' }, true);
  const read = direction === 'forward' ? forward : backfill;
  return await mailbox.withFolder(signal, async (folder) => await read(folder, cursor, rules));
}
