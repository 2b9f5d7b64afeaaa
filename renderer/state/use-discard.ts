import { useCallback } from 'react';
import type { CommandArgs } from '#contract/commands.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useAction } from './use-action.ts';
import { tellChange } from './use-triage.ts';

const SAID = { draft: 'draft.discarded', reply: 'reply.discarded' } as const;

/** Throws a draft or a reply away, and tells how to get it back. */
export function useDiscard(
  what: keyof typeof SAID,
): (which: CommandArgs<'reply.discard'>) => Promise<void> {
  const bridge = useBridge();
  const discard = useAction(`${what}.discard`);
  return useCallback(
    async (which) => {
      if ((await discard(which)) === null) return;
      tellChange(bridge, { kind: 'message', id: SAID[what] }, () => undefined);
    },
    [bridge, discard, what],
  );
}
