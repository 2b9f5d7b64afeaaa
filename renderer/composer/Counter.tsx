import type { ReactElement } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import type { TextMeasure } from '#domain/text-limit.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Hidden } from '#renderer/ui/Hidden.tsx';
import { Opener } from '#renderer/ui/Opener.tsx';
import { useOpening } from '#renderer/ui/opening.ts';
import type { ComposeAccount } from './compose-rest.ts';
import css from './Counter.module.css';
import { mediaWords } from './media-rule.ts';

type CounterProps = {
  readonly measure: TextMeasure;
  readonly account: ComposeAccount;
  /** In so many parts it goes out. */
  readonly partCount: number;
};

/** By the network's own rule; pressed, it says what counts differently there and what goes with it. */
export function Counter({ measure, account, partCount }: CounterProps): ReactElement {
  const text = useText();
  const network = useNetwork(account.network);
  const { length, max, overflowAt } = measure;
  const isOver = overflowAt !== null && partCount < 2;
  const title = text('composer.rules', { network: network?.name ?? account.network });
  const formatting = network?.formatting?.[text.locale];
  const { media } = account.compose;
  return (
    <span className={cx(css['counter'], isOver && css['over'])} data-testid="counter">
      <Opener
        kind="dialog"
        trigger={<Count words={text('composer.counter', { length, max })} title={title} />}
        className={css['popover']}
        placement="top end"
      >
        {() => (
          <Dialog className={css['rules'] ?? ''} aria-label={title}>
            <p className={css['title']}>{title}</p>
            <p>{text('composer.counterLabel', { length, max })}</p>
            {formatting === undefined ? null : <p>{formatting}</p>}
            <p>{media === undefined ? text('composer.attachReason') : mediaWords(media, text)}</p>
          </Dialog>
        )}
      </Opener>
      {isOver ? (
        <span role="status" className={css['tooMany']}>
          {text('composer.tooLong', { count: length - max })}
        </span>
      ) : null}
    </span>
  );
}

type CountProps = { readonly words: string; readonly title: string };

function Count({ words, title }: CountProps): ReactElement {
  return (
    <button type="button" className={css['count']} title={title} {...useOpening()}>
      {words}
      <Hidden>{title}</Hidden>
    </button>
  );
}
