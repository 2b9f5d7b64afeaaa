import type { SavedViewRow } from '#contract/saved-view-rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useRoute, WHOLE_INBOX } from './route.ts';

const NONE: readonly SavedViewRow[] = [];

export function useSavedViews(): readonly SavedViewRow[] {
  const workspaceId = useRoute((route) => route.workspaceId);
  return useView('savedViews', { workspaceId }).value?.rows ?? NONE;
}

/** Shows what was saved, with its client or with all of them; null: the whole inbox again. */
export function showView(view: SavedViewRow | null): void {
  const route = useRoute.getState();
  if (view === null) return route.filter(WHOLE_INBOX);
  const { id, workspaceId, place } = view;
  if (route.workspaceId !== workspaceId) route.chooseClient(workspaceId);
  const { state: list, filter, search = '', sort } = place;
  route.filter({ list, filter, search, sort, viewId: id });
}
