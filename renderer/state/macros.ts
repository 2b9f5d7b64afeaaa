import { useMemo } from 'react';
import type { MacroRow } from '#contract/rule-rows.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useDesk } from './desk.ts';
import { useNotices } from './notices.ts';
import { useRoute } from './route.ts';
import { namesOf, triageTargets } from './targets.ts';
import { advance, staysInList, tellChange } from './use-triage.ts';

/** A macro that acts on the conversation that is open, or on all that are selected. */
export type RunnableMacro = Pick<MacroRow, 'id' | 'name' | 'slot'> & { readonly run: () => void };

export function useMacros(): readonly RunnableMacro[] {
  const bridge = useBridge();
  const workspaceId = useRoute((route) => route.workspaceId);
  const macros = useView('macros', { workspaceId }).value?.rows;
  return useMemo(
    () =>
      (macros ?? []).map((macro) => ({
        id: macro.id,
        name: macro.name,
        slot: macro.slot,
        run: () => void runMacro(bridge, macro),
      })),
    [bridge, macros],
  );
}

async function runMacro(bridge: Bridge, macro: MacroRow): Promise<void> {
  const targets = triageTargets();
  if (targets.count === 0) return;
  const desk = useDesk.getState();
  const ids = targets.ones.map(({ conversationId }) => conversationId);
  if (leaves(macro)) {
    desk.leave(ids);
    advance(targets.ones);
  }
  desk.clearSelection();
  const outcome = await bridge.run('macro.run', {
    macroId: macro.id,
    conversations: namesOf(targets),
  });
  if (!outcome.ok) {
    useDesk.getState().comeBack(ids);
    useNotices.getState().showFailure(outcome.failure);
    return;
  }
  const { count } = outcome.value;
  if (count === 0) useDesk.getState().comeBack(ids);
  tellChange(bridge, { kind: 'message', id: 'macros.ran', values: { name: macro.name, count } });
}

/** What it is about leaves the list that is shown. */
function leaves({ actions }: MacroRow): boolean {
  return actions.some((action) => {
    if (action.kind === 'snooze') return !staysInList('snoozed');
    return action.kind === 'state' && !staysInList(action.state);
  });
}
