import type { ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import type { AnswererRow } from '#contract/person-rows.ts';
import css from './PersonScreen.module.css';
import parts from './PersonParts.module.css';
import { SoundWeeks } from './SoundWeeks.tsx';

/** What there was between them and us: figures, the last weeks, and who answered them. */
export function PersonStory({ person }: { readonly person: PersonRow }): ReactElement | null {
  const text = useText();
  const { workspaceId, id: personId } = person;
  const { value } = useView('personStory', { workspaceId, personId });
  if (value === null) return null;
  const { rows, rest } = value;
  return (
    <>
      <Figures person={person} story={rest} />
      <section className={css['card']}>
        <h2 className={parts['head']}>{text('person.sound')}</h2>
        <SoundWeeks weeks={rest.weeks} />
        <p className={css['meta']}>
          {text('person.soundAll', {
            count: rest.messages,
            positive: rest.positive,
            negative: rest.negative,
          })}
        </p>
      </section>
      <section className={css['card']}>
        <h2 className={parts['head']}>{text('person.answerers')}</h2>
        {rows.length === 0 ? (
          <p className={css['meta']}>{text('person.nobodyAnswered')}</p>
        ) : (
          <ul>
            {rows.map((row) => (
              <Answerer key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Answerer({ row }: { readonly row: AnswererRow }): ReactElement {
  const text = useText();
  const network = useNetwork(row.network);
  return (
    <li className={css['answerer']}>
      <NetworkBadge
        glyph={network?.glyph ?? '?'}
        color={network?.color ?? '#55575c'}
        name={network?.name ?? row.network}
      />
      <span className={css['grow']}>{row.handle}</span>
      <span className={css['meta']}>
        {text('person.answers', {
          count: row.here + row.elsewhere,
          here: row.here,
          elsewhere: row.elsewhere,
        })}
      </span>
    </li>
  );
}

type FiguresProps = {
  readonly person: PersonRow;
  readonly story: ViewRest<'personStory'>;
};

function Figures({ person, story }: FiguresProps): ReactElement {
  const text = useText();
  const now = useNow();
  const { locale } = text;
  const day = (at: number | null): string => (at === null ? '–' : dayMonth(at, { now, locale }));
  const { conversationCount: count } = person;
  const figures = [
    [wholeNumber(count, locale), text('person.conversations', { count })],
    [wholeNumber(story.messages, locale), text('person.messages', { count: story.messages })],
    [day(story.firstAt), text('person.firstContact')],
    [day(story.lastContactAt), text('person.lastContact')],
    [wholeNumber(story.waitForUs, locale), text('person.waitForUs')],
    [wholeNumber(story.waitForThem, locale), text('person.waitForThem')],
  ];
  return (
    <dl className={css['figures']}>
      {figures.map(([value, label]) => (
        <div key={label} className={css['figure']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
