import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { SavedViewRow } from '#contract/saved-view-rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { isFiltered } from '#renderer/state/inbox-filter.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useSavedViews } from '#renderer/state/saved-views.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { NameMenu } from '#renderer/ui/NameMenu.tsx';

/**
 * Keeps what the list shows under a name, once it shows something of its own; what is kept already
 * gets another name here. One button for both: the focus comes back to it.
 */
export function SaveView(): ReactElement | null {
  const text = useText();
  const { list, filter, search, viewId } = useRoute((route) => route.inbox);
  const shown = useSavedViews().find(({ id }) => id === viewId);
  const [isOpen, setOpen] = useState(false);
  const save = useSave();
  const rename = useRename();
  const isOwn = search !== '' || isFiltered(filter);
  if ((shown === undefined && !isOwn) || list === 'drafts' || list === 'outbox') return null;
  const title = text(shown === undefined ? 'savedView.save' : 'savedView.rename');
  const Icon = shown === undefined ? Bookmark : BookmarkCheck;
  return (
    <NameMenu
      title={title}
      label={text('savedView.name')}
      saveLabel={text('savedView.keep')}
      {...(shown === undefined ? {} : { value: shown.name })}
      trigger={<IconButton label={title} icon={<Icon size={15} />} />}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSave={(name) => {
        setOpen(false);
        void (shown === undefined ? save(list, name) : rename(shown, name));
      }}
    />
  );
}

function useSave(): (state: SavedViewRow['place']['state'], name: string) => Promise<void> {
  const bridge = useBridge();
  const save = useAction('view.save');
  return async (state, name) => {
    const { workspaceId, inbox } = useRoute.getState();
    const { filter, search, sort } = inbox;
    const place = { state, filter, sort, ...(search === '' ? {} : { search }) };
    const saved = await save({ workspaceId, name, place });
    if (saved === null) return;
    useRoute.getState().filter({ viewId: saved.viewId });
    tellChange(bridge, { kind: 'message', id: 'savedView.saved', values: { name } });
  };
}

function useRename(): (view: SavedViewRow, name: string) => Promise<void> {
  const bridge = useBridge();
  const rename = useAction('view.rename');
  return async ({ id, workspaceId, name: before }, name) => {
    if (name === before) return;
    if ((await rename({ workspaceId, viewId: id, name })) !== null)
      tellChange(bridge, { kind: 'message', id: 'savedView.renamed', values: { name } });
  };
}
