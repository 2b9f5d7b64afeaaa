import { ChartColumn, ListTodo } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MultiplierRow } from '#contract/multiplier-rows.ts';
import { toneOf } from '#domain/multiplier.ts';
import { pastTime } from '#renderer/i18n/dates.ts';
import { holds, MARK_DAYS } from '#domain/multiplier-mark.ts';
import { wholeNumber } from '#renderer/i18n/numbers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { usePersonEdit } from '#renderer/person/use-person-edit.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { NetworkBadge } from '#renderer/ui/NetworkBadge.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { PersonDetail } from './PersonDetail.tsx';
import css from './PeopleScreen.module.css';

type PersonLineProps = {
  readonly row: MultiplierRow;
  readonly days: number;
  /** ms since epoch. */
  readonly now: number;
  /** The last weeks are shown below. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
};

const TAGS = { positive: 'good', negative: 'bad', mixed: 'warn', neutral: 'neutral' } as const;

/** One person and why they stand here, in words; pressing opens their page. */
export function PersonLine({ row, days, now, isOpen, onOpen }: PersonLineProps): ReactElement {
  const text = useText();
  const { locale } = text;
  const network = useApp()?.rest.networks.find(({ id }) => id === row.network);
  const { workspaceId, id: personId, reach, lastContactAt, mark } = row;
  const tone = toneOf(row);
  const contacted =
    lastContactAt === undefined
      ? text('people.neverContacted')
      : text('people.contacted', { time: pastTime(lastContactAt, { now, locale }) });
  return (
    <li>
      <div className={css['due']}>
        <button
          type="button"
          className={css['person']}
          onClick={() => useRoute.getState().openPerson({ workspaceId, personId })}
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
              {mark !== undefined && holds(mark, now) ? (
                <Tag tone="accent">{text(`people.mark.${mark.kind}`)}</Tag>
              ) : null}
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
        <span className={css['buttons']} data-private="">
          <IconButton
            label={text('people.overTime', { name: row.name })}
            icon={<ChartColumn size={15} />}
            isOn={isOpen}
            onPress={() => onOpen(!isOpen)}
          />
          <MarkMenu row={row} />
        </span>
      </div>
      {isOpen ? <PersonDetail row={row} /> : null}
    </li>
  );
}

const MARKS = ['written', 'not-now'] as const;

/** What came of them, so that the list grows shorter while one works through it. */
function MarkMenu({ row }: Pick<PersonLineProps, 'row'>): ReactElement {
  const text = useText();
  const edit = usePersonEdit(row);
  return (
    <Menu
      label={text('people.markOf', { name: row.name })}
      trigger={
        <IconButton
          label={text('people.markOf', { name: row.name })}
          icon={<ListTodo size={15} />}
        />
      }
      entries={[
        ...MARKS.map((mark) => ({
          id: mark,
          label: text(`people.mark.${mark}`),
          meta: text('people.markHolds', { days: MARK_DAYS }),
          isOn: row.mark?.kind === mark,
          onPress: () => void edit.mark(mark),
        })),
        ...(row.mark === undefined
          ? []
          : [
              {
                id: 'none',
                label: text('people.mark.none'),
                onPress: () => void edit.mark(null),
              },
            ]),
      ]}
    />
  );
}
