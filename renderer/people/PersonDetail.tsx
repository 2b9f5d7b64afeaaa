import type { ReactElement } from 'react';
import type { MultiplierRow } from '#contract/multiplier-rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { SoundWeeks } from '#renderer/person/SoundWeeks.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/Button.tsx';
import css from './PeopleScreen.module.css';

/** How somebody came to where they stand on the map: the last twelve weeks. */
export function PersonDetail({ row }: { readonly row: MultiplierRow }): ReactElement | null {
  const text = useText();
  const { workspaceId, id: personId, conversationId } = row;
  const { value } = useView('personWeeks', { workspaceId, personId });
  if (value === null) return null;
  return (
    <div className={css['detail']}>
      <p className={css['how']}>{text('people.weeks')}</p>
      <SoundWeeks weeks={value.rest.weeks} />
      <p className={css['buttons']}>
        <Button onPress={() => useRoute.getState().openPerson({ workspaceId, personId })}>
          {text('people.page')}
        </Button>
        {conversationId === undefined ? null : (
          <Button
            look="quiet"
            onPress={() => {
              const route = useRoute.getState();
              route.go('inbox');
              route.open({ workspaceId, conversationId }, 'read');
            }}
          >
            {text('people.latest')}
          </Button>
        )}
      </p>
    </div>
  );
}
