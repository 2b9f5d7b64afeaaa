import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FieldLine } from './FieldLine.tsx';
import css from './PersonParts.module.css';
import { NewField } from './NewField.tsx';

type FieldsPartProps = {
  readonly person: PersonRow;
  /** A new field is being added; by a key or the button. */
  readonly isAdding: boolean;
  readonly onAdd: (isAdding: boolean) => void;
  readonly keys?: string | undefined;
};

/** What the client wants to know of people: a line for each, to be changed in its place. */
export function FieldsPart({ person, isAdding, onAdd, keys }: FieldsPartProps): ReactElement {
  const text = useText();
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <section aria-label={text('person.fields')}>
      <h3 className={css['head']}>{text('person.fields')}</h3>
      {person.fields.map((field) => (
        <FieldLine
          key={field.id}
          person={person}
          field={field}
          isEditing={editing === field.id}
          onEdit={(isEditing) => setEditing(isEditing ? field.id : null)}
        />
      ))}
      {isAdding ? (
        <NewField
          person={person}
          onDone={(fieldId) => {
            onAdd(false);
            setEditing(fieldId);
          }}
        />
      ) : (
        <Button look="quiet" edge="start" keys={keys} onPress={() => onAdd(true)}>
          <Plus size={14} aria-hidden="true" />
          {text('person.addField')}
        </Button>
      )}
    </section>
  );
}
