import { Check, Clock, Send } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TouchRow } from '#contract/person-rows.ts';
import { pastTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { usePersonEdit } from '#renderer/person/use-person-edit.ts';
import { useWriteTo } from '#renderer/person/use-write-to.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useDueTouches } from '#renderer/state/use-touches.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import css from './PeopleScreen.module.css';

const LATER_DAYS = [1, 3, 7, 30] as const;

/** Of whom nothing was heard for longer than one wanted; nothing when there is nobody. */
export function TouchSection(): ReactElement | null {
  const text = useText();
  const { due, now } = useDueTouches();
  if (due.length === 0) return null;
  return (
    <section aria-label={text('people.timeAgain')}>
      <h2 className={css['head']}>{text('people.timeAgain')}</h2>
      <ul className={css['list']}>
        {due.map((row) => (
          <DueLine key={row.id} row={row} now={now} />
        ))}
      </ul>
    </section>
  );
}

function DueLine({ row, now }: { readonly row: TouchRow; readonly now: number }): ReactElement {
  const text = useText();
  const edit = usePersonEdit(row);
  const write = useWriteTo(row.workspaceId, [row]);
  const { workspaceId, id: personId, name, lastContactAt } = row;
  return (
    <li className={css['due']} data-private="">
      <button
        type="button"
        className={css['person']}
        onClick={() => useRoute.getState().openPerson({ workspaceId, personId })}
      >
        <Avatar name={name} picture={row.picture} />
        <span className={css['words']}>
          <span className={css['name']}>
            {name} <span className={css['handle']}>{row.handle}</span>
          </span>
          <span className={css['why']}>
            {text('people.touchEvery', { days: row.days })}{' '}
            {lastContactAt === undefined
              ? text('people.touchNothing')
              : text('people.touchLast', {
                  time: pastTime(lastContactAt, { now, locale: text.locale }),
                })}
          </span>
        </span>
      </button>
      <span className={css['buttons']}>
        {write === null ? null : (
          <Button aria-label={text('people.touchWriteTo', { name })} onPress={write}>
            <Send size={14} aria-hidden="true" />
            {text('people.touchWrite')}
          </Button>
        )}
        <Menu
          label={text('people.touchLater')}
          trigger={
            <Button look="quiet" aria-label={text('people.touchLaterFor', { name })}>
              <Clock size={14} aria-hidden="true" />
              {text('people.touchLater')}
            </Button>
          }
          entries={LATER_DAYS.map((days) => ({
            id: String(days),
            label: text('people.touchInDays', { days }),
            onPress: () => void edit.touchLater(days),
          }))}
        />
        <Button
          look="quiet"
          edge="end"
          aria-label={text('people.touchDoneFor', { name })}
          onPress={() => void edit.touchDone()}
        >
          <Check size={14} aria-hidden="true" />
          {text('people.touchDone')}
        </Button>
      </span>
    </li>
  );
}
