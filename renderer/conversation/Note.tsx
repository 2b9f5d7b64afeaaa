import { X } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import type { NoteRow } from '#contract/rows.ts';
import { clockTime } from '#renderer/i18n/dates.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './Note.module.css';

/** A note that only the person at this desk sees. */
export const Note = memo(function Note({ note }: { readonly note: NoteRow }): ReactElement {
  const text = useText();
  const removeNote = useAction('conversation.removeNote');
  const bridge = useBridge();
  const remove = async (): Promise<void> => {
    const { conversation } = useRoute.getState();
    if (conversation === null) return;
    if ((await removeNote({ ...conversation, noteId: note.id })) !== null)
      tellChange(bridge, { kind: 'message', id: 'note.removed' });
  };
  return (
    <article className={css['note']} aria-label={text('note.head')}>
      <div className={css['words']}>
        <p className={css['head']}>
          {text('note.head')} · {clockTime(note.createdAt, text.locale)}
        </p>
        <p className={css['text']} dir="auto">
          {note.text}
        </p>
      </div>
      <IconButton
        label={text('note.remove')}
        icon={<X size={14} />}
        onPress={() => void remove()}
      />
    </article>
  );
});
