import { useCallback, useId, useRef, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useNoteDrafts } from '#renderer/state/note-drafts.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useScoped } from '#renderer/ui/scope.ts';
import css from './NoteForm.module.css';
import { PlainField } from './PlainField.tsx';
import { useAutosave } from './use-autosave.ts';
import { useFocusField } from './use-focus-field.ts';

/** UTF-16 units, as main takes them. */
const MOST = 20_000;

type NoteFormProps = {
  readonly row: Pick<InboxRow, 'id' | 'workspaceId'>;
  /** What main kept of it. */
  readonly stored: string;
};

/** A note to the conversation that never leaves this machine. */
export function NoteForm({ row, stored }: NoteFormProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const key = useShownKey();
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const words = useNoteDrafts((notes) => notes.texts[row.id] ?? stored);
  const write = useNoteDrafts((notes) => notes.write);
  const addNote = useAction('conversation.addNote');
  const keep = useAction('conversation.draftNote');
  const { workspaceId, id: conversationId } = row;
  const [isCut, setCut] = useScoped(() => false);
  const autosave = useAutosave(
    useCallback(
      (draft: string) => void keep({ workspaceId, conversationId, text: draft }),
      [keep, workspaceId, conversationId],
    ),
  );
  useFocusField(field);
  const isEmpty = words.trim() === '';
  const save = async (): Promise<void> => {
    if (isEmpty) return;
    autosave.drop();
    const added = await addNote({ workspaceId, conversationId, text: words.trim() });
    if (added === null) return;
    write(row.id, '');
    tellChange(bridge, { kind: 'message', id: 'composer.noteSaved' });
  };
  const ifHere = (): void => {
    if (field.current === document.activeElement) void save();
  };
  useKeys({ 'composer.send': ifHere, 'composer.sendStay': ifHere });
  return (
    <form
      className={css['note']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PlainField
        ref={field}
        label={text('composer.noteField')}
        placeholder={text('composer.notePlaceholder')}
        value={words}
        overflowAt={null}
        most={MOST}
        onCut={() => setCut(true)}
        onChange={(value) => {
          setCut(false);
          write(row.id, value);
          autosave.change(value);
        }}
        describedBy={hintId}
      />
      <div className={css['foot']}>
        <p id={hintId} className={css['hint']}>
          {text(isCut ? 'composer.cut' : 'note.head')}
        </p>
        <Button
          type="submit"
          look="primary"
          keys={key('composer.send')}
          reason={isEmpty ? text('composer.empty') : undefined}
        >
          {text('composer.saveNote')}
        </Button>
      </div>
    </form>
  );
}
