import type { Account } from '#domain/account.ts';
import type { FailureCode } from '#domain/failure.ts';
import type { Reply } from '#domain/reply.ts';
import { sendTrouble } from '#domain/send-trouble.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { SkipReason } from './rule-act.ts';
import { savedDraft, type DraftFacts } from './rule-draft.ts';

/** What is known around a message that is to be answered at a key. */
type SendFacts = Omit<DraftFacts, 'account' | 'clientName'> & {
  readonly account: Account | null;
  readonly client: Workspace;
  /** Those of its conversation. */
  readonly replies: readonly Reply[];
};
export type PlannedSend = {
  /** null: there is not even a text. */
  readonly draft: Reply | null;
  /** Places of the text that nothing is known for. */
  readonly missing: readonly string[];
  /** Why it is not sent; null: it can be. */
  readonly obstacle: SkipReason | null;
};

/** A saved reply as it would be sent. `text` null: it is gone. */
export function planSend(text: string | null, facts: SendFacts): PlannedSend {
  const { account, client, message, replies } = facts;
  if (text === null) return { draft: null, missing: [], obstacle: 'text-gone' };
  if (account === null) return { draft: null, missing: [], obstacle: 'cannot-reply' };
  const { draft, missing } = savedDraft(text, { ...facts, account, clientName: client.name });
  const failure = sendTrouble(draft.content, { message, account, client });
  const obstacle =
    unsent(replies) ??
    (missing.length > 0 ? 'place-empty' : null) ??
    (failure === null ? null : reasonOf(failure.code));
  return { draft, missing, obstacle };
}

/** Somebody is writing already, or something waits in the outbox. */
function unsent(replies: readonly Reply[]): SkipReason | null {
  const states = new Set(replies.map(({ status }) => status.state));
  if (states.has('draft')) return 'has-draft';
  const waits = (['queued', 'sending', 'unclear', 'failed'] as const).some((one) =>
    states.has(one),
  );
  return waits ? 'reply-waits' : null;
}

function reasonOf(code: FailureCode): SkipReason {
  return code === 'too-long' ? 'too-long' : 'cannot-reply';
}
