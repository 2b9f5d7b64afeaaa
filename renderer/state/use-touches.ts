import type { TouchRow } from '#contract/person-rows.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useNow } from './use-now.ts';
import { useRoute } from './route.ts';

/** For whom it is time again, longest first: by this machine's clock, online or not. */
export function useDueTouches(): { readonly due: readonly TouchRow[]; readonly now: number } {
  const now = useNow();
  const workspaceId = useRoute((route) => route.workspaceId);
  const { value } = useView('keepInTouch', { workspaceId });
  return { due: (value?.rows ?? []).filter(({ dueAt }) => dueAt <= now), now };
}
