import { useCallback } from 'react';
import type { PersonRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { useAction } from '#renderer/state/use-action.ts';

/** Lets the person keep all that is known of somebody as a file, and says when it is there. */
export function useExportPerson({ workspaceId, id: personId, name }: PersonRow): () => void {
  const { locale } = useText();
  const save = useAction('person.export');
  const show = useNotices((notices) => notices.show);
  const run = useCallback(async (): Promise<void> => {
    const done = await save({ workspaceId, personId, locale });
    if (done?.isSaved === true)
      show({
        id: 'person.exported',
        text: { kind: 'message', id: 'person.exported', values: { name } },
      });
  }, [save, show, workspaceId, personId, locale, name]);
  return useCallback(() => void run(), [run]);
}
