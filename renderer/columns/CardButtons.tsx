import { Check, ExternalLink, Inbox, Repeat2, Reply, Star } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MessageRow } from '#contract/rows.ts';
import { shortNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { cx } from '#renderer/ui/cx.ts';
import css from './Card.module.css';
import { cardActions, type CardAction } from './card-actions.ts';
import type { CardDoing } from './use-card-actions.ts';

type CardButtonsProps = {
  readonly row: MessageRow;
  readonly onDo: (doing: CardDoing) => void;
};

const ICONS = { reply: Reply, boost: Repeat2, like: Star } as const;
const NAMES = { reply: 'columns.reply', boost: 'message.boost', like: 'message.like' } as const;
const UNDO = { boost: 'message.unboost', like: 'message.unlike' } as const;

function nameOf(action: CardAction): string {
  return action.kind !== 'reply' && action.isOn ? UNDO[action.kind] : NAMES[action.kind];
}

type OneProps = { readonly action: CardAction; readonly onPress: () => void };

/** Where the network does not count: the word for the main thing, the glyph alone for the others. */
function wordOf({ kind, count }: CardAction, name: string, locale: 'en' | 'de'): string | null {
  if (count !== null) return shortNumber(count, locale);
  return kind === 'reply' ? name : null;
}

/** The glyph with how many there are. */
function One({ action, onPress }: OneProps): ReactElement {
  const text = useText();
  const Icon = ICONS[action.kind];
  const name = text(nameOf(action));
  const why = action.gap === null ? null : text(`gap.${action.gap}`);
  const label = why === null ? name : `${name}. ${why}`;
  const word = wordOf(action, name, text.locale);
  const isFilled = action.isOn && action.kind === 'like';
  return (
    <span title={label}>
      <Button
        data-ours=""
        className={cx(css['button'], action.isOn && css['on'], why !== null && css['refused'])}
        aria-label={action.count === null ? label : `${label}, ${action.count}`}
        {...(action.kind === 'reply' ? {} : { 'aria-pressed': action.isOn })}
        {...(why === null ? {} : { 'aria-disabled': true })}
        onPress={() => (why === null ? onPress() : undefined)}
      >
        <Icon size={14} aria-hidden="true" fill={isFilled ? 'currentColor' : 'none'} />
        {word === null ? null : <span>{word}</span>}
      </Button>
    </span>
  );
}

type InboxButtonProps = { readonly isIn: boolean; readonly onDo: CardButtonsProps['onDo'] };

/** Takes the post into the inbox; when it is there, leads to it. */
function InboxButton({ isIn, onDo }: InboxButtonProps): ReactElement {
  const text = useText();
  const label = text(isIn ? 'columns.inInbox' : 'columns.toInbox');
  const Icon = isIn ? Check : Inbox;
  return (
    <span title={label}>
      <Button
        data-ours=""
        className={cx(css['button'], isIn && css['inInbox'])}
        aria-label={label}
        onPress={() => onDo(isIn ? 'open' : 'take')}
      >
        <Icon size={14} aria-hidden="true" />
        <span>{text('rail.inbox')}</span>
      </Button>
    </span>
  );
}

/** What can be done with a card, always in the same order. */
export function CardButtons({ row, onDo }: CardButtonsProps): ReactElement {
  const text = useText();
  return (
    <div className={css['buttons']}>
      {cardActions(row).map((action) => (
        <One key={action.kind} action={action} onPress={() => onDo(action.kind)} />
      ))}
      <InboxButton isIn={row.isInInbox} onDo={onDo} />
      {row.url === undefined ? null : (
        <span title={text('message.original')} className={css['last']}>
          <Button
            className={css['button'] ?? ''}
            aria-label={text('message.original')}
            onPress={() => onDo('open-in-browser')}
          >
            <ExternalLink size={14} aria-hidden="true" />
          </Button>
        </span>
      )}
    </div>
  );
}
