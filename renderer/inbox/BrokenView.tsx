import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { showView, useSavedViews } from '#renderer/state/saved-views.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';

/** A saved view that speaks of a label or an account that is gone: says so, and mends it. */
export function BrokenView(): ReactElement | null {
  const text = useText();
  const repair = useAction('view.repair');
  const viewId = useRoute((route) => route.inbox.viewId);
  const view = useSavedViews().find(({ id }) => id === viewId);
  if (view === undefined || Object.values(view.missing).every((count) => count === 0)) return null;
  const { id, workspaceId, missing } = view;
  const mend = async (): Promise<void> => {
    if ((await repair({ workspaceId, viewId: id })) !== null) showView(null);
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
