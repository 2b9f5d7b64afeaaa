import { Star } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { STAR_LIST } from '#domain/library.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CheckMenu } from '#renderer/ui/CheckMenu.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import css from './PersonParts.module.css';
import { usePersonEdit } from './use-person-edit.ts';

type ListsPartProps = {
  readonly person: PersonRow;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly keys?: string | undefined;
};

const STAR_COLOR = '#b7791f';
const LIST_COLOR = '#55575c';

/** On which lists somebody is; the star is one of them. */
export function ListsPart({ person, isOpen, onOpen, keys }: ListsPartProps): ReactElement {
  const text = useText();
  const edit = usePersonEdit(person);
  const { workspaceId } = person;
  const lists = useView('peopleLists', { workspaceId }).value?.rows ?? [];
  const all = [{ id: STAR_LIST, name: text('person.vip') }, ...lists];
  const isOn = (id: string): boolean =>
    id === STAR_LIST ? person.isVip : person.lists.some((list) => list.id === id);
  return (
    <section aria-label={text('person.lists')}>
      <h3 className={css['head']}>{text('person.lists')}</h3>
      <p className={css['tags']}>
        {person.isVip ? (
          <Tag tone="warn">
            <Star size={11} fill="currentColor" aria-hidden="true" /> {text('person.vip')}
          </Tag>
        ) : null}
        {person.lists.map(({ id, name }) => (
          <Tag key={id}>{name}</Tag>
        ))}
        {all.some(({ id }) => isOn(id)) ? null : (
          <span className={css['nothing']}>{text('person.noLists')}</span>
        )}
      </p>
      <CheckMenu
        title={text('person.lists')}
        trigger={
          <Button look="quiet" edge="start" keys={keys}>
            {text('person.listsChange')}
          </Button>
        }
        options={all.map(({ id, name }) => ({
          id,
          label: name,
          dot: id === STAR_LIST ? STAR_COLOR : LIST_COLOR,
          isOn: isOn(id),
        }))}
        filterLabel={text('person.listFilter')}
        emptyText={text('person.noLists')}
        createText={(name) => text('person.listCreate', { name })}
        onToggle={(id, on) => {
          const list = all.find((one) => one.id === id);
          if (list !== undefined) void edit.setList(list, on);
        }}
        onCreate={(name) => void edit.addToNewList(name)}
        isOpen={isOpen}
        onOpenChange={onOpen}
      />
    </section>
  );
}
