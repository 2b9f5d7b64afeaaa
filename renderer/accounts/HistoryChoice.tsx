import type { ReactElement } from 'react';
import { HISTORY_REACHES, type HistoryReach } from '#domain/history.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Choice } from '#renderer/ui/Choice.tsx';

type HistoryChoiceProps = {
  readonly value: HistoryReach;
  readonly onChange: (value: HistoryReach) => void;
  readonly look?: 'field' | 'quiet';
};

/** How much of the time before it was connected an account fetches. */
export function HistoryChoice({
  value,
  onChange,
  look = 'field',
}: HistoryChoiceProps): ReactElement {
  const text = useText();
  return (
    <Choice
      label={text('history.label')}
      labelLook={look === 'field' ? 'above' : 'hidden'}
      look={look}
      value={value}
      options={HISTORY_REACHES.map((reach) => ({
        value: reach,
        label: text(`history.reach.${reach}`),
      }))}
      onChange={onChange}
    />
  );
}
