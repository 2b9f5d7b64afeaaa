import { X } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import type { NoteRow } from '#contract/rows.ts';
import { clockTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import css from './Note.module.css';

/** A note that only the person at this desk sees. */
export const Note = memo(function Note({ note }: { readonly note: NoteRow }): ReactElement {
  const text = useText();
  const removeNote = useAction('conversation.removeNote');
  const remove = (): void => {
    const { conversation } = useRoute.getState();
    if (conversation !== null) void removeNote({ ...conversation, noteId: note.id });
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
      <IconButton label={text('note.remove')} icon={<X size={14} />} onPress={remove} />
    </article>
  );
});
