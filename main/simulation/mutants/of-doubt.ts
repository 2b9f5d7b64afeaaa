import type { Mutant } from './mutant.ts';

const STEPS = 'domain/reply-steps.ts';
const ATTEMPT = 'main/outbox/attempt.ts';
const RECORD = 'main/outbox/record.ts';

export const DOUBT_MUTANTS: readonly Mutant[] = [
  {
    name: 'a lost answer counts as a definite no',
    shows: 'outbox',
    file: STEPS,
    find: "  if (answer.kind === 'unclear') return doubt(",
    put: "  if (answer.kind === 'unclear' && answer.failure.code !== 'timeout') return doubt(",
  },
  {
    name: 'after a crash what was sending is queued again',
    shows: 'outbox',
    file: STEPS,
    find: '  return doubt(status.intent, status.progress, now + SETTLE_MS);\n',
    put: `  const { intent, progress } = status;
  return { state: 'queued', intent, progress, notBefore: now, waitsFor: 'retry' };
`,
  },
  {
    name: 'undo is granted although it may have left',
    shows: 'outbox',
    file: 'domain/reply-wishes.ts',
    find: 'return canGoBack ? ',
    put: "return canGoBack || status.state === 'sending' || status.state === 'unclear' ? ",
  },
  {
    name: 'the queue of a conversation is not kept in order',
    shows: 'outbox',
    file: 'domain/reply-order.ts',
    find: 'orderOf(a) - orderOf(b)',
    put: 'orderOf(b) - orderOf(a)',
  },
  {
    name: 'a failed reply lets the later ones pass',
    shows: 'outbox',
    file: 'domain/reply-order.ts',
    find: "return step.kind === 'nothing' && step.holds;",
    put: "return step.kind === 'nothing' && step.holds && reply.status.state === 'sending';",
  },
  {
    name: 'Retry-After is not kept for the account',
    shows: 'outbox',
    file: RECORD,
    find: "  if (failure.code === 'rate-limited' && failure.retryAt !== undefined)",
    put: "  if (failure.code === 'offline' && failure.retryAt !== undefined)",
  },
  {
    name: 'two equal replies may claim the same post',
    shows: 'outbox',
    file: ATTEMPT,
    find: '  return new Set(remoteIds);',
    put: '  return new Set(remoteIds.slice(remoteIds.length));',
  },
  {
    name: 'what is answered is not looked at again',
    shows: 'outbox',
    file: 'domain/send-question.ts',
    find: 'const PARENT_FRESH_MS = 15 * 60_000;',
    put: 'const PARENT_FRESH_MS = 15 * 86_400_000;',
  },
  {
    name: 'an answer from another app goes unnoticed',
    shows: 'outbox',
    file: 'main/outbox/before-sending.ts',
    find: '.filter((message) => isAnswer(message) && !claimed.has(message.remoteId));',
    put: ".filter((message) => isAnswer(message) && message.remoteId === '');",
  },
  {
    name: 'a key is trusted for ever',
    shows: 'outbox',
    file: STEPS,
    find: 'return keyAgeMs < guarantee.windowMs / 2;',
    put: 'return keyAgeMs >= 0;',
  },
  {
    name: 'control: pauses are as long as they may be',
    isControl: true,
    shows: 'outbox',
    file: STEPS,
    find: 'const pause = longest / 2 + (longest / 2) * at.fraction;',
    put: 'const pause = longest;',
  },
  {
    name: 'an action is begun without a word about the doubt that begins with it',
    shows: 'outbox',
    file: 'domain/action-steps.ts',
    find: '    doubt: { about: pending.action, since: now, isOlder: pending.doubt !== undefined },\n',
    put: '',
  },
  {
    name: 'a refused action leaves what was shown',
    shows: 'outbox',
    file: 'domain/action-steps.ts',
    find: '  return replace(before, { ...rest, ...kept, failure, isRefused: true });\n',
    put: '  return replace(message, { ...rest, ...kept, failure, isRefused: true });\n',
  },
];
