import type { CheckedCommandArgs } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import type { Account } from '#domain/account.ts';
import { textRuleFor } from '#domain/capabilities.ts';
import type { Message } from '#domain/message.ts';
import type { Reply, SendIntent } from '#domain/reply.ts';
import { queueReply } from '#domain/reply-wishes.ts';
import { partsOf, type MadePart } from '#domain/reply-parts.ts';
import { openingIn, splitText, type TextPart } from '#domain/split-text.ts';
import { setState } from '#domain/triage.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import type { CommandPorts } from './command.ts';
import { sendTrouble } from './reply-check.ts';
import { belongsElsewhere, draftOf } from './reply-draft.ts';
import { readSettings } from './settings.ts';
import { putTriaged } from './triage.ts';

type Args = CheckedCommandArgs<'reply.send'>;
type Sent = Result<{ readonly undoUntil: number }>;
/** Made before the write, because it is not the store that makes it. */
type Made = {
  readonly key: string;
  readonly eventId: string;
  readonly chosenId: string | undefined;
  /** One for each part but the first. */
  readonly parts: readonly MadePart[];
  readonly undoMs: number;
  readonly now: number;
};

/** The content as it stands, queued, the conversation's state and the event: one durable write. */
export async function sendReply(args: Args, ports: CommandPorts): Promise<Sent> {
  const store = ports.store.forWorkspace(args.workspaceId);
  const message = await store.get('messages', args.messageId);
  const account = message && (await store.get('accounts', message.accountId));
  const { undoSeconds } = readSettings(ports.settings);
  const made: Made = {
    key: ports.random.uuid(),
    eventId: ports.random.uuid(),
    chosenId: account === null ? undefined : await ports.chooseId(account),
    parts: account === null ? [] : await makeParts(args, account, ports),
    undoMs: undoSeconds[args.content.kind] * 1000,
    now: ports.clock.now(),
  };
  const sent = await store.change((tx) => queue(args, made, tx), { safety: 'durable' });
  return sent.ok ? sent : await belongsElsewhere(sent, args, ports.store);
}

function queue(args: Args, made: Made, tx: Transaction): Sent {
  const known = tx.get('replies', args.replyId);
  const again = known === null ? null : sentBefore(known, made.now);
  if (again !== null) return again;
  const draft = draftOf(args, tx, made.now);
  if (!draft.ok) return draft;
  const found = findParties(draft.value, tx);
  if (found === null) return refused('not-found');
  const texts = textsOf(draft.value, found.account, made);
  if (texts === null) return refused('too-long');
  const content = { ...draft.value.content, text: texts[0]?.text ?? '' };
  const client = tx.get('workspaces', draft.value.workspaceId);
  const failure = sendTrouble(content, { ...found, client });
  if (failure !== null) return { ok: false, failure };
  return putQueued(draft.value, { args, made, texts, tx });
}

async function makeParts(
  { partIds = [] }: Args,
  account: Account,
  ports: CommandPorts,
): Promise<readonly MadePart[]> {
  const made: MadePart[] = [];
  for (const id of partIds) {
    const chosenId = await ports.chooseId(account);
    made.push({ id, key: ports.random.uuid(), ...(chosenId === undefined ? {} : { chosenId }) });
  }
  return made;
}

/** What is sent, in as many parts as the window counted; null when it counted otherwise. */
function textsOf(
  { content, inReplyTo }: Reply,
  { capabilities }: Account,
  { parts }: Made,
): readonly TextPart[] | null {
  const { text, kind, contentWarning = '' } = content;
  if (parts.length === 0) return [{ source: text, text }];
  if (capabilities.parts !== true) return null;
  const opening = openingIn(text, inReplyTo.authorHandle);
  const texts = splitText(text, textRuleFor(capabilities, kind), {
    opening,
    warning: contentWarning,
  });
  return texts?.length === parts.length + 1 ? texts : null;
}

/** A double click, or the same key pressed twice: it is on its way already. */
function sentBefore({ status }: Reply, now: number): Sent | null {
  switch (status.state) {
    case 'draft':
      return null;
    case 'queued':
      return done({ undoUntil: status.notBefore });
    case 'sending':
    case 'unclear':
    case 'sent':
      return done({ undoUntil: now });
    case 'failed':
    case 'canceled':
      return refused('not-allowed-now');
  }
}

function findParties(
  draft: Reply,
  tx: Transaction,
): { readonly message: Message; readonly account: Account } | null {
  const message = tx.get('messages', draft.inReplyTo.messageId);
  const account = tx.get('accounts', draft.accountId);
  return message === null || account === null ? null : { message, account };
}

function putQueued(
  draft: Reply,
  {
    args,
    made,
    texts,
    tx,
  }: {
    readonly args: Args;
    readonly made: Made;
    readonly texts: readonly TextPart[];
    readonly tx: Transaction;
  },
): Sent {
  const { now } = made;
  const isLater = args.sendAt !== undefined && args.sendAt > now;
  const notBefore = isLater ? (args.sendAt ?? now) : now + made.undoMs;
  const intent: SendIntent = {
    key: made.key,
    ...(made.chosenId === undefined ? {} : { chosenId: made.chosenId }),
    ...(isLater ? { queuedAt: now } : {}),
    createdAt: isLater ? notBefore : now,
    order: nextOrder(draft, tx, now),
  };
  const status = queueReply(
    draft.status,
    { notBefore, waitsFor: isLater ? 'later' : 'undo' },
    intent,
  );
  if (status === null) return refused('not-allowed-now');
  for (const part of partsOf({ ...draft, status }, texts, made.parts)) tx.put('replies', part);
  tx.put('events', {
    id: made.eventId,
    workspaceId: draft.workspaceId,
    at: now,
    kind: 'reply.queued',
    conversationId: draft.conversationId,
    replyId: draft.id,
  });
  if (args.afterwards === 'done') putDone(draft, made, tx);
  return done({ undoUntil: notBefore });
}

/** The key names the act, so that undo send finds what to take back. */
function putDone({ conversationId }: Reply, { key, now }: Made, tx: Transaction): void {
  const before = tx.get('conversations', conversationId);
  if (before !== null)
    putTriaged(tx, { before, after: setState(before, 'done') }, { batch: key, at: now });
}

/** Behind every reply of the conversation that was queued before, whatever the clock says. */
function nextOrder({ conversationId }: Reply, tx: Transaction, now: number): number {
  const orders = tx
    .find('replies', { where: { conversationId } })
    .map(({ status }) => ('intent' in status ? status.intent.order + 1 : 0));
  return Math.max(now, ...orders);
}
