import { Undo2, Workflow } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import type { RuleEntryRow } from '#contract/rule-shapes.ts';
import { clockTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { didSentence, leftOut } from '#renderer/message/rule-words.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './RuleEntry.module.css';

/** What a rule or a macro did to this conversation, with the way back. */
export const RuleEntry = memo(function RuleEntry({
  entry,
}: {
  readonly entry: RuleEntryRow;
}): ReactElement {
  const text = useText();
  const takeBack = useAction('rule.takeBack');
  const undo = (): void => {
    const { conversation } = useRoute.getState();
    if (conversation === null) return;
    void takeBack({ workspaceId: conversation.workspaceId, of: { eventId: entry.id } });
  };
  return (
    <div className={css['entry']} data-rule="">
      <Workflow size={13} aria-hidden="true" />
      <p className={css['words']}>
        <span className={entry.isUndone ? css['undone'] : undefined}>
          {[didSentence(entry, text), ...leftOut(entry.deeds, text)].join(' ')}
        </span>{' '}
        <span className={css['time']}>{clockTime(entry.createdAt, text.locale)}</span>
        {entry.isUndone ? ` · ${text('rules.undone')}` : null}
      </p>
      {entry.isUndone ? null : (
        <IconButton label={text('rules.takeBack')} icon={<Undo2 size={13} />} onPress={undo} />
      )}
    </div>
  );
});
