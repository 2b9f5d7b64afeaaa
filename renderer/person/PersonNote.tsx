import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import css from './PersonPane.module.css';

const SAVE_MS = 400;
const MOST = 20_000;

/** What one should know about somebody; saved while it is written. */
export function PersonNote({ person }: { readonly person: PersonRow }): ReactElement {
  const text = useText();
  const update = useAction('person.update');
  const [note, setNote] = useState(person.note ?? '');
  const { workspaceId, id: personId } = person;
  const stored = useRef(person.note ?? '');
  useEffect(() => {
    if (note === stored.current) return;
    const save = (): void => {
      if (note === stored.current) return;
      stored.current = note;
      void update({ workspaceId, personId, note });
    };
    const timer = setTimeout(save, SAVE_MS);
    return () => {
      clearTimeout(timer);
      save();
    };
  }, [note, update, workspaceId, personId]);
  return (
    <section>
      <h3 className={css['head']}>{text('person.note')}</h3>
      <TextField
        label={text('person.noteLabel', { name: person.name })}
        isLabelHidden
        isMultiline
        value={note}
        maxLength={MOST}
        placeholder={text('person.notePlaceholder')}
        onChange={setNote}
      />
    </section>
  );
}
