import { Bookmark } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { isFiltered } from '#renderer/state/inbox-filter.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { NameMenu } from '#renderer/ui/NameMenu.tsx';

/** Keeps what the list shows under a name, once it shows something of its own. */
export function SaveView(): ReactElement | null {
  const text = useText();
  const bridge = useBridge();
  const save = useAction('view.save');
  const workspaceId = useRoute((route) => route.workspaceId);
  const { list, filter, search, sort } = useRoute((route) => route.inbox);
  const [isOpen, setOpen] = useState(false);
  const isOwn = search !== '' || isFiltered(filter);
  if (workspaceId === null || !isOwn || list === 'drafts' || list === 'outbox') return null;
  const keep = async (name: string): Promise<void> => {
    setOpen(false);
    const place = { state: list, filter, sort, ...(search === '' ? {} : { search }) };
    const saved = await save({ workspaceId, name, place });
    if (saved === null) return;
    useRoute.getState().filter({ viewId: saved.viewId });
    tellChange(bridge, { kind: 'message', id: 'savedView.saved', values: { name } });
  };
  return (
    <NameMenu
      title={text('savedView.save')}
      label={text('savedView.name')}
      saveLabel={text('savedView.keep')}
      trigger={<IconButton label={text('savedView.save')} icon={<Bookmark size={15} />} />}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSave={(name) => void keep(name)}
    />
  );
}
