import type { ReactElement } from 'react';
import type { MergeSide } from '#contract/merge-rows.ts';
import { pastTime } from '#renderer/i18n/dates.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './MergePane.module.css';

type Where = { readonly network: string; readonly handle: string };

/** One of two: everything by which one would know them. */
export function MergeCard({ side }: { readonly side: MergeSide }): ReactElement {
  const text = useText();
  const now = useNow();
  const { locale } = text;
  const { name, picture, bio, reach, url, note, conversationCount, lastSeenAt } = side;
  return (
    <article className={css['card']} data-private="">
      <header className={css['who']}>
        <Avatar name={name} picture={picture} />
        <h3 className={css['name']}>{name}</h3>
        {side.isVip ? <Tag tone="good">{text('person.vip')}</Tag> : null}
      </header>
      {[side, ...side.others].map((where) => (
        <Handle key={`${where.network} ${where.handle}`} where={where} />
      ))}
      {url === undefined ? null : <p className={css['url']}>{url}</p>}
      {bio === undefined ? null : (
        <p className={css['bio']} dir="auto">
          {bio}
        </p>
      )}
      {note === undefined ? null : (
        <p className={css['bio']} dir="auto">
          {text('person.note')}: {note}
        </p>
      )}
      <p className={css['count']}>
        {reach === undefined
          ? text('people.reachUnknown')
          : text('people.reaches', { count: reach, reach: wholeNumber(reach, locale) })}{' '}
        {text('merge.seen', {
          count: conversationCount,
          time: pastTime(lastSeenAt, { now, locale }),
        })}
      </p>
    </article>
  );
}

function Handle({ where }: { readonly where: Where }): ReactElement {
  const network = useNetwork(where.network);
  return (
    <p className={css['handle']}>
      <NetworkBadge
        glyph={network?.glyph ?? '?'}
        color={network?.color ?? '#55575c'}
        name={network?.name ?? where.network}
      />
      <span>{where.handle}</span>
    </p>
  );
}
