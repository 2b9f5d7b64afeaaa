import type { Reply } from './reply.ts';
import { nextStep } from './reply-steps.ts';

/** Of each conversation the first reply that is not over, oldest first: the others wait behind it. */
export function headsOfConversations(replies: readonly Reply[]): readonly Reply[] {
  const heads = new Map<string, Reply>();
  const inOrder = replies
    .filter(
      (reply) =>
        reply.status.state === 'sending' ||
        nextStep(reply.status, 0).kind !== 'nothing' ||
        holds(reply),
    )
    .toSorted((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
  for (const reply of inOrder)
    if (!heads.has(reply.conversationId)) heads.set(reply.conversationId, reply);
  return [...heads.values()];
}

function holds(reply: Reply): boolean {
  const step = nextStep(reply.status, 0);
  return step.kind === 'nothing' && step.holds;
}

function orderOf(reply: Reply): number {
  return 'intent' in reply.status ? reply.status.intent.order : Number.POSITIVE_INFINITY;
}
