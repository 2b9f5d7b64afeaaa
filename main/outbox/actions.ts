import type { Account } from '#domain/account.ts';
import {
  actionDelayed,
  actionDone,
  actionRefused,
  nextActionStep,
  startAction,
} from '#domain/action-steps.ts';
import type { Failure, FailureCode } from '#domain/failure.ts';
import {
  isModerationAction,
  pendingAbout,
  subjectOf,
  type PendingAction,
} from '#domain/message-action.ts';
import type { Message, Moderation } from '#domain/message.ts';
import { retryAfterFailure } from '#domain/schedule.ts';
import {
  ConnectorError,
  type ActionPort,
  type EditRequest,
  type ModerateRequest,
  type NetworkClient,
  type PersonAction,
} from '#main/networks/connector.ts';
import type { Transaction } from '#main/store/store.ts';
import type { OutboxPorts } from './outbox.ts';
import { restAccount } from './record.ts';

export type ActionWork = {
  readonly account: Account;
  readonly message: Message;
  readonly pending: PendingAction;
  /** The app is closing and has waited long enough. */
  readonly closing: AbortSignal;
};

const DEADLINE_MS = 60_000;
/** Asked again it would be the same: the person sees it and what was shown is taken back. */
const FINAL: ReadonlySet<FailureCode> = new Set([
  'scope-missing',
  'forbidden',
  'rejected',
  'gone',
  'server-unsupported',
  'not-found',
  'not-allowed-now',
  'invalid-input',
]);

const PERSON_ACTIONS: ReadonlySet<string> = new Set<PersonAction>([
  'follow',
  'unfollow',
  'block',
  'unblock',
]);

/** One attempt: written down before the network is called, and again when it has answered. */
export async function carryOut(work: ActionWork, ports: OutboxPorts): Promise<void> {
  const started = await step(work, ports, (message, pending) =>
    nextActionStep(pending, ports.clock.now()).kind === 'act'
      ? startAction(message, pending, ports.clock.now())
      : null,
  );
  if (started === null) return;
  try {
    const { undo } = await ask({ ...work, message: started }, ports);
    const at = ports.clock.now();
    await write(work, ports, (message) =>
      actionDone(message, work.pending, { at, ...(undo === undefined ? {} : { undo }) }),
    );
  } catch (error) {
    const failure = failureOf(error, ports);
    const answer = error instanceof ConnectorError && error.safeToRetrySend ? 'no' : 'unclear';
    ports.log('outbox.action-failed', { accountId: work.account.id, code: failure.code });
    await write(work, ports, (message, transaction) =>
      afterTrouble(message, { work, failure, answer }, { ports, transaction }),
    );
  }
}

function afterTrouble(
  message: Message,
  trouble: {
    readonly work: ActionWork;
    readonly failure: Failure;
    readonly answer: 'no' | 'unclear';
  },
  { ports, transaction }: { readonly ports: OutboxPorts; readonly transaction: Transaction },
): Message {
  const { work, failure, answer } = trouble;
  if (FINAL.has(failure.code)) return actionRefused(message, work.pending, failure);
  if (answer === 'no') restAccount(message, failure, transaction);
  const at = { now: ports.clock.now(), fraction: ports.random.fraction() };
  const { attempts } = pendingAbout(message, subjectOf(work.pending.action)) ?? work.pending;
  // Signing in again ends the wait: until then the account's whole lane rests.
  const notBefore =
    failure.code === 'login-needed' ? at.now : retryAfterFailure(failure, attempts, at);
  return actionDelayed(message, work.pending, { failure, notBefore, answer });
}

function failureOf(error: unknown, ports: OutboxPorts): Failure {
  if (error instanceof ConnectorError) return error.failure;
  const name = error instanceof Error ? error.name : 'unknown';
  if (name === 'AbortError' || name === 'TimeoutError') return { code: 'timeout' };
  ports.log('outbox.bug', { name });
  return { code: 'internal' };
}

async function ask(work: ActionWork, ports: OutboxPorts): Promise<{ readonly undo?: string }> {
  const client = await ports.clientFor(work.account);
  const deadline = new AbortController();
  const stopTimer = ports.clock.after(DEADLINE_MS, () => deadline.abort());
  try {
    const signal = AbortSignal.any([deadline.signal, work.closing]);
    return await perform(client, work, signal);
  } finally {
    stopTimer();
  }
}

async function perform(
  client: NetworkClient,
  work: ActionWork,
  signal: AbortSignal,
): Promise<{ readonly undo?: string }> {
  const { message, pending } = work;
  const { action, token } = pending;
  const { actions } = client;
  const about = { ...aboutMessage(message), signal };
  if (action === 'read') {
    const { kind, createdAt } = message;
    return nothingBack(await actions?.markRead?.({ ...about, kind, createdAt }));
  }
  if (actions === undefined) throw cannot();
  if (isPersonAction(action)) return await relate({ ...work, action }, actions, signal);
  if (action === 'edit') {
    const text = pending.edit?.text ?? message.text;
    return nothingBack(await rewrite(actions, { ...about, text }));
  }
  if (isModerationAction(action)) return { undo: await moderate(actions, { ...about, action }) };
  return await actions.act({ action, ...about, ...(token === undefined ? {} : { token }) });
}

async function rewrite(actions: ActionPort, request: EditRequest): Promise<void> {
  if (actions.edit === undefined) throw cannot();
  await actions.edit(request);
}

async function moderate(actions: ActionPort, request: ModerateRequest): Promise<Moderation> {
  if (actions.moderate === undefined) throw cannot();
  return await actions.moderate(request);
}

function isPersonAction(action: PendingAction['action']): action is PersonAction {
  return PERSON_ACTIONS.has(action);
}

/** The author, not the message. What only one of a pair can do is not offered. */
async function relate(
  { message, pending: { token }, action }: ActionWork & { readonly action: PersonAction },
  actions: ActionPort,
  signal: AbortSignal,
): Promise<{ readonly undo?: string }> {
  const carry = actions[action];
  if (carry === undefined) throw cannot();
  const author = { authorRemoteId: authorOf(message), signal };
  return (await carry(token === undefined ? author : { ...author, token })) ?? {};
}

function aboutMessage({ remoteId, conversationId, accountId, ext }: Message) {
  const rootRemoteId = conversationId.slice(accountId.length + 1);
  return { remoteId, rootRemoteId, ...(ext === undefined ? {} : { ext }) };
}

function authorOf({ authorId, workspaceId, network }: Message): string {
  return authorId.slice(`${workspaceId}|${network}|`.length);
}

function nothingBack(_done: void | undefined): { readonly undo?: string } {
  return {};
}

function cannot(): ConnectorError {
  return new ConnectorError({ code: 'server-unsupported' }, true);
}

/** A change of the message, decided inside the write; null when the wish is not there any more. */
async function step(
  { message: { id, workspaceId }, pending }: ActionWork,
  ports: OutboxPorts,
  change: (message: Message, pending: PendingAction) => Message | null,
): Promise<Message | null> {
  return await ports.store.forWorkspace(workspaceId).change(
    (transaction) => {
      const message = transaction.get('messages', id);
      const current = message && pendingAbout(message, subjectOf(pending.action));
      if (message === null || current?.at !== pending.at) return null;
      const next = change(message, current);
      if (next !== null) transaction.put('messages', next);
      return next;
    },
    { safety: 'durable' },
  );
}

async function write(
  { message: { id, workspaceId } }: ActionWork,
  ports: OutboxPorts,
  change: (message: Message, transaction: Transaction) => Message,
): Promise<void> {
  await ports.store.forWorkspace(workspaceId).change(
    (transaction) => {
      const message = transaction.get('messages', id);
      if (message !== null) transaction.put('messages', change(message, transaction));
    },
    { safety: 'durable' },
  );
}
