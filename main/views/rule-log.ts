import type { z } from 'zod';
import type { ruleLogRow } from '#contract/rule-rows.ts';
import { views } from '#contract/views.ts';
import { isRuleEvent, type RuleEvent } from '#main/rules/take-back.ts';
import type { Reader } from '#main/store/store.ts';
import { shortened } from './rule-trial.ts';
import { readerOf } from './scope.ts';
import { cutBy, queryOf } from './stretch.ts';
import { view } from './view.ts';

type Row = z.input<typeof ruleLogRow>;

/** What rules and macros did, newest first: from the event log. */
export const ruleLogView = view(views.ruleLog, {
  on: {
    events: (change) =>
      change.touches('kind', 'rule.ran') || change.touches('kind', 'rule.applied'),
  },
  async read({ workspaceId, ruleId, ...stretch }, { store }) {
    const reader = readerOf(store, workspaceId);
    const found = await reader.find('events', {
      where: {
        kind: { inList: ['rule.ran', 'rule.applied'] },
        ...(ruleId === null ? {} : { ruleId }),
      },
      sort: [['at', 'desc']],
      ...queryOf(stretch),
    });
    const { items, ends } = cutBy(found.filter(isRuleEvent), stretch.limit, ({ at }) => at);
    return { rows: await toRows(items, reader), rest: { ends } };
  },
});

async function toRows(events: readonly RuleEvent[], reader: Reader): Promise<readonly Row[]> {
  const messages = await reader.getMany(
    'messages',
    events.map(({ messageId }) => messageId),
  );
  return events.map((event): Row => {
    const message = messages.get(event.messageId);
    return {
      id: event.id,
      workspaceId: event.workspaceId,
      conversationId: event.conversationId,
      network: message?.network ?? '',
      personName: message?.authorName ?? '',
      text: shortened(message?.text ?? ''),
      at: event.at,
      deeds: [...event.deeds],
      by: byOf(event),
      ruleId: event.ruleId,
      ruleName: event.ruleName,
      runId: event.runId,
      ...(event.undoneAt === undefined ? {} : { undoneAt: event.undoneAt }),
    };
  });
}

export function byOf({ kind, ruleVersion }: RuleEvent): Row['by'] {
  if (kind === 'rule.ran') return 'rule';
  return ruleVersion === 0 ? 'macro' : 'run';
}
