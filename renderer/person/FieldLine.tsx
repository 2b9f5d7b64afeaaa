import { ExternalLink } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { writtenDay } from '#domain/calendar.ts';
import { fieldText } from '#domain/field-text.ts';
import { readDayWords } from '#domain/later-words.ts';
import { readField } from '#domain/person-field.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { fullDay } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { localDay } from '#renderer/state/later-time.ts';
import { useNow } from '#renderer/state/use-now.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './PersonParts.module.css';
import { usePersonEdit } from './use-person-edit.ts';

type Field = PersonRow['fields'][number];
type FieldLineProps = {
  readonly person: PersonRow;
  readonly field: Field;
  readonly isEditing: boolean;
  readonly onEdit: (isEditing: boolean) => void;
};

/** Its name and its value; pressed, it can be written. */
export function FieldLine(props: FieldLineProps): ReactElement {
  const { field, isEditing, onEdit } = props;
  const text = useText();
  const open = useCommand('link.open');
  if (isEditing) return <FieldForm {...props} />;
  const value = fieldText(field, text.locale).replace(/^https?:\/\//u, '');
  return (
    <div className={css['line']}>
      <button
        type="button"
        className={css['field']}
        title={text('person.fieldChange', { field: field.name })}
        onClick={() => onEdit(true)}
      >
        <span className={css['name']}>{field.name}</span>{' '}
        <span className={css['value']} dir="auto">
          {value === '' ? '–' : value}
        </span>
      </button>
      {field.valueKind === 'link' && value !== '' ? (
        <IconButton
          label={text('person.fieldOpen', { field: field.name })}
          icon={<ExternalLink size={14} />}
          onPress={() => void open({ url: field.value })}
        />
      ) : null}
    </div>
  );
}

function FieldForm({ person, field, onEdit }: FieldLineProps): ReactElement {
  const text = useText();
  const edit = usePersonEdit(person);
  useKeys({ 'app.back': () => onEdit(false) });
  const now = useNow(60_000);
  const [typed, setTyped] = useState(() => fieldText(field, text.locale));
  const day = field.valueKind === 'date' ? readDayWords(typed, localDay(now)) : null;
  const value = day === null ? typed : writtenDay(day);
  const [isSaved, setSaved] = useState(false);
  const read = readField(field.valueKind, value);
  const save = async (): Promise<void> => {
    setSaved(true);
    if (!read.ok) return;
    if (read.value === field.value || (await edit.setField(field.id, value))) onEdit(false);
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={field.name}
        value={typed}
        onChange={setTyped}
        hint={day === null ? undefined : fullDay(day, text.locale)}
        isFirst
        maxLength={500}
        error={isSaved && !read.ok ? text(`person.fieldWrong.${read.why}`) : undefined}
      />
      <p className={css['buttons']}>
        <Button type="submit">{text('person.fieldSave')}</Button>
        <Button look="quiet" onPress={() => onEdit(false)}>
          {text('person.cancel')}
        </Button>
        <Button look="danger" onPress={() => void edit.removeField(field.id, field.name)}>
          {text('person.fieldRemove')}
        </Button>
      </p>
    </form>
  );
}
