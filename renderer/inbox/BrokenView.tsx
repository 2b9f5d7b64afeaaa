import type { ReactElement } from 'react';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { showView, useSavedViews } from '#renderer/state/saved-views.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';

/** A saved view that speaks of a label or an account that is gone: says so, and mends it. */
export function BrokenView(): ReactElement | null {
  const text = useText();
  const bridge = useBridge();
  const repair = useAction('view.repair');
  const viewId = useRoute((route) => route.inbox.viewId);
  const view = useSavedViews().find(({ id }) => id === viewId);
  if (view === undefined || Object.values(view.missing).every((count) => count === 0)) return null;
  const { id, workspaceId, name, missing } = view;
  const mend = async (): Promise<void> => {
    if ((await repair({ workspaceId, viewId: id })) === null) return;
    showView(null);
    tellChange(bridge, { kind: 'message', id: 'savedView.repaired', values: { name } });
  };
  return (
    <Banner
      tone="warn"
      actions={<Button onPress={() => void mend()}>{text('savedView.repair')}</Button>}
    >
      {text('savedView.broken', missing)}
    </Banner>
  );
}
