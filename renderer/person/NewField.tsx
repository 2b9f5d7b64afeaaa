import { useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { FIELD_KINDS, type FieldKind } from '#domain/person-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './PersonParts.module.css';
import { usePersonEdit } from './use-person-edit.ts';

type NewFieldProps = {
  readonly person: PersonRow;
  /** With the field that was made, to be filled at once; null: none. */
  readonly onDone: (fieldId: string | null) => void;
};

/** A name and what it takes: from then on everybody of the client has this field. */
export function NewField({ person, onDone }: NewFieldProps): ReactElement {
  const text = useText();
  const edit = usePersonEdit(person);
  useKeys({ 'app.back': () => onDone(null) });
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const wanted = name.trim();
  const save = async (): Promise<void> => {
    const fieldId = await edit.addField(wanted, kind);
    if (fieldId !== null) onDone(fieldId);
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '') void save();
      }}
    >
      <TextField
        label={text('person.fieldName')}
        value={name}
        onChange={setName}
        maxLength={100}
        isFirst
        hint={text('person.fieldHint')}
      />
      <Choice
        label={text('person.fieldKind')}
        value={kind}
        options={FIELD_KINDS.map((value) => ({ value, label: text(`person.fieldKind.${value}`) }))}
        onChange={setKind}
      />
      <p className={css['buttons']}>
        <Button type="submit" isDisabled={wanted === ''}>
          {text('person.fieldAdd')}
        </Button>
        <Button look="quiet" onPress={() => onDone(null)}>
          {text('person.cancel')}
        </Button>
      </p>
    </form>
  );
}
