import type { ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import type { ConversationId } from '#domain/ids.ts';
import { dayMonth } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useNow } from '#renderer/state/use-now.ts';
import css from './PersonPane.module.css';

type EarlierProps = { readonly person: PersonRow; readonly conversationId: ConversationId };

/** The latest conversations with somebody, without the one that is open. */
export function Earlier({ person, conversationId }: EarlierProps): ReactElement {
  const text = useText();
  const now = useNow();
  const { workspaceId } = person;
  const earlier = person.earlier.filter(({ id }) => id !== conversationId);
  return (
    <section>
      <h3 className={css['head']}>{text('person.earlier')}</h3>
      {earlier.length === 0 ? <p className={css['nothing']}>{text('person.noEarlier')}</p> : null}
      <ul>
        {earlier.map(({ id, title, at }) => (
          <li key={id}>
            <button
              type="button"
              data-private=""
              className={css['earlier']}
              onClick={() => useRoute.getState().open({ workspaceId, conversationId: id }, 'read')}
            >
              <span className={css['title']}>{title}</span>
              <span className={css['when']}>{dayMonth(at, { now, locale: text.locale })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
