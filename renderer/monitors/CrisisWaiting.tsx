import type { ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { shortNumber } from '#renderer/i18n/numbers.ts';
import { durationText } from '#renderer/i18n/duration.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import type { CrisisRow } from './CrisisPane.tsx';
import css from './CrisisWaiting.module.css';
import { useHitActions } from './use-hit-actions.ts';

type CrisisWaitingProps = {
  readonly crisis: CrisisRow;
  readonly monitor: MonitorRow;
  readonly nameOf: (network: string) => string;
};

/** Negative and not answered, by reach: the key takes the first one to its answer. */
export function CrisisWaiting({ crisis, monitor, nameOf }: CrisisWaitingProps): ReactElement {
  const text = useText();
  const now = useNow();
  const shownKey = useShownKey();
  const { act } = useHitActions(monitor.id);
  const { waiting } = crisis;
  const answer = (one: CrisisRow['waiting'][number]): void =>
    act({ ...one, workspaceId: monitor.workspaceId, url: undefined }, 'reply');
  useKeys({
    'hit.reply': () => {
      const first = waiting[0];
      if (first !== undefined) answer(first);
    },
  });
  return (
    <section className={css['waiting']} aria-label={text('crisis.waiting')}>
      <h3 className={css['head']}>{text('crisis.waiting')}</h3>
      {waiting.length === 0 ? <p>{text('crisis.allAnswered')}</p> : null}
      <ol className={css['lines']}>
        {waiting.map((one, index) => (
          <li key={one.messageId} className={css['line']} data-private="">
            <span className={css['words']}>
              <span className={css['who']}>
                {text('crisis.waitingOne', {
                  name: one.authorName,
                  network: nameOf(one.network),
                  reach: one.reach === undefined ? 'none' : shortNumber(one.reach, text.locale),
                  time: durationText(Math.max(0, now - one.at), text),
                })}
              </span>
              <span className={css['text']} dir="auto">
                {one.text}
              </span>
            </span>
            <Button
              keys={index === 0 ? shownKey('hit.reply') : undefined}
              onPress={() => answer(one)}
            >
              {text('crisis.answer')} <Hidden>{one.authorName}</Hidden>
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
