import { useState, type FormEvent, type ReactElement } from 'react';
import type { NamedFilter } from '#domain/inbox-filter.ts';
import { readPastDayWords } from '#domain/past-day-words.ts';
import { dayTitle, fullDay } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { localDay, startOfLocalDay } from '#renderer/state/later-time.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Modal } from '#renderer/ui/Modal.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './DaySpan.module.css';

type Span = Pick<NamedFilter, 'from' | 'until'>;
type DaySpanProps = {
  /** As in the filter: the last day ends where `until` is. ms since epoch. */
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly onChoose: (span: Span) => void;
  readonly onClose: () => void;
};

/** Asks for the first and the last day that are shown, in words or as dates; either may be open. */
export function DaySpan({ from, until, onChoose, onClose }: DaySpanProps): ReactElement {
  const text = useText();
  const today = localDay(useNow(60_000));
  const [isTried, setTried] = useState(false);
  const [first, setFirst] = useState(() => written(from, text.locale));
  const [last, setLast] = useState(() =>
    written(until === undefined ? undefined : until - 1, text.locale),
  );
  const span = readSpan({ first, last }, today);
  const said = (typed: string): string => {
    const day = readPastDayWords(typed, today);
    return day === null ? text('filter.dayHint') : fullDay(day, text.locale);
  };
  const choose = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ('trouble' in span) return;
    onClose();
    onChoose(span);
  };
  const trouble = isTried && 'trouble' in span ? span : null;
  const errorAt = (field: 'first' | 'last'): string | undefined =>
    trouble?.at === field ? text(`filter.day.${trouble.trouble}`) : undefined;
  return (
    <Modal title={text('filter.days')} isOpen onClose={onClose} size="small">
      <form className={css['form']} onSubmit={choose}>
        <TextField
          label={text('filter.firstDay')}
          value={first}
          onChange={setFirst}
          maxLength={60}
          hint={said(first)}
          error={errorAt('first')}
          isFirst
        />
        <TextField
          label={text('filter.lastDay')}
          value={last}
          onChange={setLast}
          maxLength={60}
          hint={said(last)}
          error={errorAt('last')}
        />
        <div className={css['buttons']}>
          <Button onPress={onClose}>{text('filter.daysCancel')}</Button>
          <Button look="primary" type="submit">
            {text('filter.daysShow')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function written(at: number | undefined, locale: 'en' | 'de'): string {
  return at === undefined ? '' : dayTitle(localDay(at), locale);
}

type Trouble = { readonly trouble: 'unknown' | 'backwards'; readonly at: 'first' | 'last' };

/** An empty field leaves its side open; nothing in both takes the filter away. */
function readSpan(
  typed: { readonly first: string; readonly last: string },
  today: number,
): Span | Trouble {
  const [first, last] = [dayOf(typed.first, today), dayOf(typed.last, today)];
  if (first === null) return { trouble: 'unknown', at: 'first' };
  if (last === null) return { trouble: 'unknown', at: 'last' };
  if (first !== undefined && last !== undefined && last < first)
    return { trouble: 'backwards', at: 'last' };
  return {
    ...(first === undefined ? {} : { from: startOfLocalDay(first) }),
    ...(last === undefined ? {} : { until: startOfLocalDay(last + 1) }),
  };
}

/** undefined: nothing is said; null: it is not understood. */
function dayOf(typed: string, today: number): number | null | undefined {
  return typed.trim() === '' ? undefined : readPastDayWords(typed, today);
}
