import type { ReactElement } from 'react';
import type { MultiplierRow } from '#contract/multiplier-rows.ts';
import { toneOf } from '#domain/multiplier.ts';
import { pastTime } from '#renderer/i18n/dates.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './PeopleScreen.module.css';

type PersonLineProps = {
  readonly row: MultiplierRow;
  readonly days: number;
  /** ms since epoch. */
  readonly now: number;
};

const TAGS = { positive: 'good', negative: 'bad', mixed: 'warn', neutral: 'neutral' } as const;

/** One person and why they stand here, in words; pressing opens the latest conversation with them. */
export function PersonLine({ row, days, now }: PersonLineProps): ReactElement {
  const text = useText();
  const { locale } = text;
  const network = useApp()?.rest.networks.find(({ id }) => id === row.network);
  const { workspaceId, conversationId, reach, lastContactAt } = row;
  const tone = toneOf(row);
  const open = (): void => {
    if (conversationId === undefined) return;
    const route = useRoute.getState();
    route.go('inbox');
    route.open({ workspaceId, conversationId }, 'read');
  };
  const contacted =
    lastContactAt === undefined
      ? text('people.neverContacted')
      : text('people.contacted', { time: pastTime(lastContactAt, { now, locale }) });
  return (
    <li>
      <button
        type="button"
        className={css['person']}
        aria-disabled={conversationId === undefined}
        onClick={open}
      >
        <Avatar
          name={row.name}
          picture={row.picture}
          badge={
            network === undefined ? undefined : (
              <NetworkBadge glyph={network.glyph} color={network.color} size="small" />
            )
          }
        />
        <span className={css['words']}>
          <span className={css['name']}>
            <span data-private="">{row.name}</span>{' '}
            <span className={css['handle']} data-private="">
              {row.handle}
            </span>
            <Tag tone={TAGS[tone]}>{text(`people.tone.${tone}`)}</Tag>
          </span>
          <span className={css['why']}>
            {text('people.wrote', { count: row.messages, before: row.messagesBefore, days })}{' '}
            {reach === undefined
              ? text('people.reachUnknown')
              : text('people.reaches', { count: reach, reach: wholeNumber(reach, locale) })}{' '}
            {contacted}
          </span>
        </span>
      </button>
    </li>
  );
}
