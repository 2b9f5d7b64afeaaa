import { useMemo } from 'react';
import type { MacroRow } from '#contract/rule-rows.ts';
import type { CommandArgs } from '#contract/commands.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useDesk } from './desk.ts';
import { tellSent, useMacroAsk } from './macro-sending.ts';
import { useNotices } from './notices.ts';
import { useRoute } from './route.ts';
import { namesOf, triageTargets, type Targets } from './targets.ts';
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
        run: () => begin(bridge, macro),
      })),
    [bridge, macros],
  );
}

/** What answers is shown before it does. */
function begin(bridge: Bridge, macro: MacroRow): void {
  const targets = triageTargets();
  if (targets.count === 0) return;
  const sends = macro.actions.some(({ kind }) => kind === 'send');
  if (sends) useMacroAsk.getState().ask({ macro, targets });
  else void runMacro(bridge, { macro, targets });
}

type Run = {
  readonly macro: MacroRow;
  readonly targets: Targets;
  /** What was shown of it, where it answers. */
  readonly sending?: Pick<CommandArgs<'macro.run'>, 'shown' | 'locale'>;
};

export async function runMacro(bridge: Bridge, { macro, targets, sending }: Run): Promise<void> {
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
    ...sending,
  });
  if (!outcome.ok) {
    useDesk.getState().comeBack(ids);
    useNotices.getState().showFailure(outcome.failure);
    return;
  }
  const { count, refused } = outcome.value;
  if (count === 0 || refused > 0) useDesk.getState().comeBack(ids);
  if (sending !== undefined) return tellSent(bridge, { macro, targets }, outcome.value);
  tellChange(bridge, { kind: 'message', id: 'macros.ran', values: { name: macro.name, count } });
}

/** What it is about leaves the list that is shown. */
function leaves({ actions }: MacroRow): boolean {
  return actions.some((action) => {
    if (action.kind === 'snooze') return !staysInList('snoozed');
    return action.kind === 'state' && !staysInList(action.state);
  });
}
