import type { ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { NamedFilter } from '#domain/inbox-filter.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { withoutKey, withToggled, withUnread } from '#renderer/state/inbox-filter.ts';
import { useRoute } from '#renderer/state/route.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { RemovableChip } from '#renderer/ui/RemovableChip.tsx';
import css from './ListHeader.module.css';
import { useFilterNames } from './use-filter-names.ts';

const KINDS = [
  'comment',
  'mention',
  'direct',
  'review',
] as const satisfies readonly InboxRow['kind'][];

function show(filter: NamedFilter): void {
  useRoute.getState().filter({ filter });
}

/** What the list leaves out: kinds to switch, and everything else as a chip to take away. */
export function FilterChips(): ReactElement {
  const text = useText();
  const filter = useRoute((route) => route.inbox.filter);
  const { active } = useFilterNames();
  return (
    <div
      className={css['chips']}
      role="group"
      aria-label={text('inbox.filters')}
      onWheel={({ currentTarget, deltaX, deltaY }) => {
        // A plain wheel only knows up and down.
        if (deltaX === 0) currentTarget.scrollLeft += deltaY;
      }}
    >
      {active.map(({ id, name, isPrivate = false, without }) => (
        <RemovableChip
          key={id}
          label={text('filter.remove', { name })}
          isPrivate={isPrivate}
          onRemove={() => show(without)}
        >
          {name}
        </RemovableChip>
      ))}
      <Chip isOn={filter.kinds === undefined} onPress={() => show(withoutKey(filter, 'kinds'))}>
        {text('kind.all')}
      </Chip>
      {KINDS.map((id) => (
        <Chip
          key={id}
          isOn={filter.kinds?.includes(id) === true}
          onPress={() => show(withToggled(filter, 'kinds', id))}
        >
          {text(`kind.${id}`)}
        </Chip>
      ))}
      <Chip isOn={filter.isUnread === true} onPress={() => show(withUnread(filter))}>
        {text('inbox.unreadOnly')}
      </Chip>
    </div>
  );
}
