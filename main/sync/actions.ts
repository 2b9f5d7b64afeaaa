import type { Account } from '#domain/account.ts';
import type { Failure, FailureCode } from '#domain/failure.ts';
import type { MessageId } from '#domain/ids.ts';
import {
  actionDone,
  actionRefused,
  pendingActionOf,
  type PendingAction,
} from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import { ConnectorError } from '#main/networks/connector.ts';
import { failureOf, putFailure } from './health.ts';
import { askNetwork } from './request.ts';
import type { LaneContext, SyncPorts } from './sync-ports.ts';

/** The action will never succeed as it is: what was shown is taken back. */
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
/** Repeating an action is harmless, but not for ever. */
const RETRY_MS = 20_000;

/**
 * Carries out what a person wants done with a message: like, boost, hide, delete. Networks take a
 * repeated action for the same one, so after any doubt it is simply done again. Gives back for how
 * long actions of this account should rest.
 */
export async function actOn(
  work: { readonly account: Account; readonly messageId: MessageId },
  context: LaneContext,
): Promise<number> {
  const { account, messageId } = work;
  const { ports } = context;
  const message = await ports.store.forWorkspace(account.workspaceId).get('messages', messageId);
  const pending = message === null ? null : pendingActionOf(message);
  if (message === null || pending === null) return 0;
  try {
    const { undo } = await perform(account, { message, pending }, context);
    const at = ports.clock.now();
    await writeBack(message, ports, (current) =>
      actionDone(current, pending, { at, ...(undo === undefined ? {} : { undo }) }),
    );
    return 0;
  } catch (error) {
    if (context.closing.aborted) return RETRY_MS;
    const failure = failureOf(error, account, ports);
    ports.log('sync.action-failed', {
      accountId: account.id,
      action: pending.action,
      code: failure.code,
    });
    return await afterTrouble({ account, message, pending, failure }, ports);
  }
}

async function perform(
  account: Account,
  { message, pending }: { readonly message: Message; readonly pending: PendingAction },
  context: LaneContext,
): Promise<{ readonly undo?: string }> {
  return await askNetwork(account, context, async (client, signal) => {
    if (client.actions === undefined)
      throw new ConnectorError({ code: 'server-unsupported' }, true);
    return await client.actions.act({
      action: pending.action,
      remoteId: message.remoteId,
      rootRemoteId: message.conversationId.slice(message.accountId.length + 1),
      ...(pending.token === undefined ? {} : { token: pending.token }),
      ...(message.ext === undefined ? {} : { ext: message.ext }),
      signal,
    });
  });
}

async function writeBack(
  message: Message,
  ports: SyncPorts,
  change: (current: Message) => Message,
): Promise<void> {
  await ports.store.forWorkspace(message.workspaceId).change(
    (transaction) => {
      const current = transaction.get('messages', message.id);
      if (current !== null) transaction.put('messages', change(current));
    },
    { safety: 'durable' },
  );
}

async function afterTrouble(
  trouble: {
    readonly account: Account;
    readonly message: Message;
    readonly pending: PendingAction;
    readonly failure: Failure;
  },
  ports: SyncPorts,
): Promise<number> {
  const { account, message, pending, failure } = trouble;
  if (FINAL.has(failure.code)) {
    await writeBack(message, ports, (current) => actionRefused(current, pending, failure));
    return 0;
  }
  if (failure.code === 'login-needed')
    await ports.store
      .forWorkspace(account.workspaceId)
      .change((transaction) => putFailure(transaction, account, failure), { safety: 'durable' });
  return Math.max(RETRY_MS, (failure.retryAt ?? 0) - ports.clock.now());
}
