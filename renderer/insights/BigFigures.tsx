import type { ReactElement } from 'react';
import type { FigureMarkRow, FiguresRow } from '#contract/insight-rows.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { cx } from '#renderer/ui/cx.ts';
import css from './BigFigures.module.css';
import { changeOf, shareOf, type Change } from './figure-words.ts';
import { longDuration } from './long-duration.ts';

type BigFiguresProps = {
  readonly now: FiguresRow;
  readonly before: FiguresRow;
  readonly onMark: (mark: FigureMarkRow) => void;
};

/** What everybody looks at first; each opens what it counts. */
export function BigFigures({ now, before, onMark }: BigFiguresProps): ReactElement {
  const text = useText();
  const { locale } = text;
  const percent = (share: number | null): string =>
    share === null ? '–' : text('insights.percent', { share: Math.round(100 * share) });
  const answered = shareOf(now.answered, now.conversations);
  const negative = shareOf(now.negativeMessages, now.messages);
  return (
    <div className={css['figures']}>
      <Figure
        title={text('insights.firstAnswer')}
        value={now.medianMs === null ? '–' : longDuration(now.medianMs, text)}
        change={changeOf(now.medianMs, before.medianMs, 'less-is-good')}
        detail={
          now.slowMs === null
            ? text('insights.noAnswers')
            : text('insights.slow', { time: longDuration(now.slowMs, text) })
        }
        onPress={() => onMark({ kind: 'answered' })}
      />
      <Figure
        title={text('insights.answered')}
        value={percent(answered)}
        change={changeOf(answered, shareOf(before.answered, before.conversations), 'more-is-good')}
        detail={text('insights.answeredOf', {
          count: wholeNumber(now.answered, locale),
          of: wholeNumber(now.conversations, locale),
        })}
        onPress={() => onMark({ kind: 'unanswered' })}
      />
      <Figure
        title={text('insights.conversations')}
        value={wholeNumber(now.conversations, locale)}
        change={changeOf(now.conversations, before.conversations, 'neutral')}
        detail={text('insights.messages', { count: now.messages })}
        onPress={() => onMark({ kind: 'all' })}
      />
      <Figure
        title={text('insights.negative')}
        value={percent(negative)}
        change={changeOf(
          negative,
          shareOf(before.negativeMessages, before.messages),
          'less-is-good',
        )}
        detail={text('insights.negativeOf', { count: now.negativeMessages })}
        onPress={() => onMark({ kind: 'negative' })}
      />
    </div>
  );
}

type FigureProps = {
  readonly title: string;
  readonly value: string;
  readonly change: Change | null;
  readonly detail: string;
  readonly onPress: () => void;
};

function Figure({ title, value, change, detail, onPress }: FigureProps): ReactElement {
  const text = useText();
  return (
    <button type="button" className={css['figure']} onClick={onPress}>
      <span className={css['title']}>{title}</span>
      <span className={css['value']}>{value}</span>
      <span className={css['detail']}>
        {change === null ? null : (
          <span className={cx(css['change'], css[change.look])}>
            {change.way === 'up' ? '▲' : '▼'} {text('insights.percent', { share: change.percent })}
          </span>
        )}
        {change === null ? '' : ' · '}
        {detail}
      </span>
    </button>
  );
}
