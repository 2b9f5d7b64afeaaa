import type { CheckedCommandArgs } from '#contract/commands.ts';
import type { Result } from '#contract/result.ts';
import type { Account } from '#domain/account.ts';
import { textRuleFor } from '#domain/capabilities.ts';
import type { Failure } from '#domain/failure.ts';
import type { Reply, ReplyContent, SendIntent } from '#domain/reply.ts';
import { queueReply } from '#domain/reply-wishes.ts';
import { partsOf, type MadePart } from '#domain/reply-parts.ts';
import { openingIn, splitText, type TextPart } from '#domain/split-text.ts';
import { setState } from '#domain/triage.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import type { CommandPorts } from './command.ts';
import { readSettings } from './settings.ts';
import { actEventId, putTriaged } from './triage.ts';

type Args = Pick<
  CheckedCommandArgs<'reply.send'>,
  'workspaceId' | 'replyId' | 'content' | 'sendAt' | 'afterwards' | 'partIds'
>;
export type Sent = Result<{ readonly undoUntil: number }>;
/** Made before the write, because it is not the store that makes it. */
export type Made = {
  readonly key: string;
  readonly chosenId: string | undefined;
  /** One for each part but the first. */
  readonly parts: readonly MadePart[];
  readonly undoSeconds: Readonly<Record<ReplyContent['kind'], number>>;
  readonly now: number;
};
/** What is sent and whether it may be, both decided inside the write. */
export type Sending = {
  readonly account: Account | null;
  readonly draft: (tx: Transaction, now: number) => Result<Reply>;
  readonly troubleOf: (draft: Reply, content: ReplyContent, tx: Transaction) => Failure | null;
};

/** The content as it stands, queued, the conversation's state and the event: one durable write. */
export async function queueOnce(args: Args, sending: Sending, ports: CommandPorts): Promise<Sent> {
  const { account } = sending;
  const made = await makeSending(account, ports);
  const parts = account === null ? [] : await makeParts(args, account, ports);
  return await ports.store
    .forWorkspace(args.workspaceId)
    .change((tx) => queue(args, { made: { ...made, parts }, sending }, tx), { safety: 'durable' });
}

/** What one reply needs that the store does not make. */
export async function makeSending(account: Account | null, ports: CommandPorts): Promise<Made> {
  return {
    key: ports.random.uuid(),
    chosenId: account === null ? undefined : await ports.chooseId(account),
    parts: [],
    undoSeconds: readSettings(ports.settings).undoSeconds,
    now: ports.clock.now(),
  };
}

/** A draft that was checked, in one part, inside the write that made it; the conversation stays. */
export function queueChecked(draft: Reply, made: Made, tx: Transaction): Sent {
  const { text } = draft.content;
  const args = { afterwards: 'stay', sendAt: undefined } as const;
  return putQueued(draft, { args, made, texts: [{ source: text, text }], tx });
}

function queue(
  args: Args,
  { made, sending }: { readonly made: Made; readonly sending: Sending },
  tx: Transaction,
): Sent {
  const known = tx.get('replies', args.replyId);
  const again = known === null ? null : sentBefore(known, made.now);
  if (again !== null) return again;
  const draft = sending.draft(tx, made.now);
  if (!draft.ok) return draft;
  const account = tx.get('accounts', draft.value.accountId);
  if (account === null) return refused('not-found');
  const texts = textsOf(draft.value, account, made);
  if (texts === null) return refused('too-long');
  const content = { ...draft.value.content, text: texts[0]?.text ?? '' };
  const failure = sending.troubleOf(draft.value, content, tx);
  if (failure !== null) return { ok: false, failure };
  const sent = putQueued(draft.value, { args, made, texts, tx });
  if (sent.ok) noteQueued(draft.value, made, tx);
  return sent;
}

/** One act with what `putDone` writes. */
function noteQueued({ id, workspaceId, conversationId }: Reply, made: Made, tx: Transaction): void {
  tx.put('events', {
    id: actEventId(made.key, id),
    workspaceId,
    at: made.now,
    kind: 'reply.queued',
    conversationId,
    replyId: id,
  });
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
  const opening = inReplyTo === undefined ? '' : openingIn(text, inReplyTo.authorHandle);
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

function putQueued(
  draft: Reply,
  {
    args,
    made,
    texts,
    tx,
  }: {
    readonly args: Pick<Args, 'sendAt' | 'afterwards'>;
    readonly made: Made;
    readonly texts: readonly TextPart[];
    readonly tx: Transaction;
  },
): Sent {
  const { now } = made;
  const isLater = args.sendAt !== undefined && args.sendAt > now;
  const undoMs = made.undoSeconds[draft.content.kind] * 1000;
  const notBefore = isLater ? (args.sendAt ?? now) : now + undoMs;
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
