import { toId, type ReplyId } from '#domain/ids.ts';
import type { Run } from '#main/rules/apply.ts';
import type { CommandPorts } from './command.ts';

/** One act of the person, with rules or a macro. */
export function newRun({ random, clock }: Pick<CommandPorts, 'random' | 'clock'>): Run {
  return {
    runId: random.uuid(),
    now: clock.now(),
    newReplyId: () => toId<ReplyId>(random.uuid()),
  };
}
