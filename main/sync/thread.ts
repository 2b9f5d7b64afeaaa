import type { Account } from '#domain/account.ts';
import type { ConversationId } from '#domain/ids.ts';
import { withoutRefreshRequest } from '#domain/refresh-request.ts';
import type { Transaction } from '#main/store/store.ts';
import { failureOf, putFailure } from './health.ts';
import { ingestPage } from './ingest.ts';
import { askNetwork } from './request.ts';
import type { LaneContext } from './sync-ports.ts';

export type ThreadWork = {
  readonly account: Account;
  /** A message of the conversation. */
  readonly remoteId: string;
  /** Set when a person asked for it. */
  readonly conversationId?: ConversationId;
};

/** Loads a whole conversation, for the context of an answer. Never throws for trouble of the network. */
export async function refreshThread(work: ThreadWork, context: LaneContext): Promise<void> {
  const { account, remoteId, conversationId } = work;
  const { ports } = context;
  const askedAt = ports.clock.now();
  try {
    const thread = await askNetwork(account, context, async (client, signal) => {
      return (await client.thread?.(remoteId, signal)) ?? null;
    });
    const changes = (thread?.messages ?? []).map(
      (message) => ({ kind: 'message', message }) as const,
    );
    await ingestPage(
      {
        account,
        feed: null,
        changes,
        askedAt,
        ...(conversationId === undefined ? {} : { into: conversationId }),
      },
      ports,
      (transaction) => takeRequestAway(transaction, conversationId),
    );
  } catch (error) {
    if (!context.closing.aborted) await tellFailure(work, error, context);
  }
}

function takeRequestAway(
  transaction: Transaction,
  conversationId: ConversationId | undefined,
): void {
  const conversation =
    conversationId === undefined ? null : transaction.get('conversations', conversationId);
  if (conversation !== null) transaction.put('conversations', withoutRefreshRequest(conversation));
}

/** The wish is not repeated by itself: the person sees why and can ask again. */
async function tellFailure(
  work: ThreadWork,
  error: unknown,
  { ports }: LaneContext,
): Promise<void> {
  const { account, conversationId } = work;
  const failure = failureOf(error, account, ports);
  ports.log('sync.thread-failed', { accountId: account.id, code: failure.code });
  await ports.store.forWorkspace(account.workspaceId).change(
    (transaction) => {
      takeRequestAway(transaction, conversationId);
      if (failure.code === 'login-needed') putFailure(transaction, account, failure);
    },
    { safety: 'cache' },
  );
}
