import type { ReactElement } from 'react';
import type { MultiplierRow } from '#contract/multiplier-rows.ts';
import { placeOnMap, toneOf, type MultiplierTone } from '#domain/multiplier.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { cx } from '#renderer/ui/cx.ts';
import css from './PeopleMap.module.css';

type PeopleMapProps = {
  readonly rows: readonly MultiplierRow[];
  /** Whose last weeks are shown. */
  readonly currentId: string | null;
  /** For the pointer; the list below has a button for everybody. */
  readonly onPick: (personId: string) => void;
};

const WIDTH = 640;
const HEIGHT = 260;
const EDGE = 18;
const MOST_NAMED = 8;
/** What a name takes of the map. */
const LINE = 13;
const NAME_WIDTH = 140;
const TONES: readonly MultiplierTone[] = ['negative', 'mixed', 'positive', 'neutral'];

/** To the right: writes often. Upwards: reaches many. The list below says the same in words. */
export function PeopleMap({ rows, currentId, onPick }: PeopleMapProps): ReactElement {
  const text = useText();
  const most = {
    messages: Math.max(2, ...rows.map(({ messages }) => messages)),
    reach: Math.max(2, ...rows.map(({ reach = 1 }) => reach)),
  };
  const placed = withNames(rows, most);
  return (
    <figure className={css['figure']}>
      <svg
        className={css['map']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        data-private=""
        aria-label={text('people.map', { count: rows.length })}
      >
        <line className={css['axis']} x1={0} y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
        <line className={css['axis']} x1={0} y1={0} x2={0} y2={HEIGHT} />
        {placed.map(({ row, left, top, isNamed }) => {
          const isRight = left > WIDTH * 0.75;
          return (
            <g key={row.id}>
              <circle
                className={cx(css['dot'], css[toneOf(row)], row.id === currentId && css['current'])}
                cx={left}
                cy={top}
                r={row.id === currentId ? 9 : 6}
                onClick={() => onPick(row.id)}
              >
                <title>{row.name}</title>
              </circle>
              {isNamed ? (
                <text
                  className={css['name']}
                  x={left + (isRight ? -10 : 10)}
                  y={top + 4}
                  textAnchor={isRight ? 'end' : 'start'}
                >
                  {row.name}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <figcaption className={css['caption']}>
        <span>
          {text('people.axes', {
            messages: wholeNumber(most.messages, text.locale),
            reach: wholeNumber(most.reach, text.locale),
          })}
        </span>
        {TONES.map((tone) => (
          <span key={tone} className={css['key']}>
            <span className={cx(css['swatch'], css[tone])} aria-hidden="true" />
            {text(`people.tone.${tone}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

type Placed = {
  readonly row: MultiplierRow;
  readonly left: number;
  readonly top: number;
  readonly isNamed: boolean;
};

/** Who is read most is named, where no other name stands already. */
function withNames(
  rows: readonly MultiplierRow[],
  most: { readonly messages: number; readonly reach: number },
): readonly Placed[] {
  const placed: Placed[] = [];
  for (const row of rows) {
    const { x, y } = placeOnMap(row, most);
    const left = EDGE + x * (WIDTH - 2 * EDGE);
    const top = HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE);
    const named = placed.filter((one) => one.isNamed);
    const isFree = named.every(
      (one) => Math.abs(one.top - top) > LINE || Math.abs(one.left - left) > NAME_WIDTH,
    );
    placed.push({ row, left, top, isNamed: isFree && named.length < MOST_NAMED });
  }
  return placed;
}
