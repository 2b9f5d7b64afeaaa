import { create } from 'zustand';
import type { MacroRow } from '#contract/rule-rows.ts';
import { MOST_SENT } from '#domain/rule.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { useDesk } from './desk.ts';
import { useNotices } from './notices.ts';
import { useRoute } from './route.ts';
import type { Targets } from './targets.ts';
import { useUndoOrder } from './undo-order.ts';

/** A macro that wants to answer: what it would send is shown first. */
export type AskedMacro = { readonly macro: MacroRow; readonly targets: Targets };

type MacroAsk = {
  readonly asked: AskedMacro | null;
  readonly ask: (asked: AskedMacro) => void;
  readonly close: () => void;
};

export const useMacroAsk = create<MacroAsk>()((set) => ({
  asked: null,
  ask: (asked) => {
    if (asked.targets.all === null && asked.targets.ones.length <= MOST_SENT) return set({ asked });
    useNotices.getState().show({
      id: 'macros.tooMany',
      text: { kind: 'message', id: 'macros.tooMany', values: { count: MOST_SENT } },
    });
  },
  close: () => set({ asked: null }),
}));

type SentByMacro = {
  readonly runId: string;
  readonly count: number;
  readonly refused: number;
  readonly undoUntil?: number | undefined;
};

/** Says that answers are on their way, with the way back while there is one. */
export function tellSent(
  bridge: Bridge,
  { macro, targets }: AskedMacro,
  { runId, count, refused, undoUntil = 0 }: SentByMacro,
): void {
  const noticeId = `macro.${runId}`;
  const isCountdown = undoUntil > Date.now();
  if (isCountdown) useUndoOrder.getState().did({ kind: 'notice', noticeId });
  useNotices.getState().show({
    id: noticeId,
    text: { kind: 'message', id: 'macros.sent', values: { name: macro.name, count, refused } },
    ...(isCountdown
      ? { undo: () => void takeBack(bridge, targets, runId), until: undoUntil, isCountdown }
      : {}),
  });
}

async function takeBack(bridge: Bridge, { ones }: Targets, runId: string): Promise<void> {
  const clients = new Set(ones.map(({ workspaceId }) => workspaceId));
  for (const workspaceId of clients) {
    const outcome = await bridge.run('rule.takeBack', { workspaceId, of: { runId } });
    if (!outcome.ok && outcome.failure.code !== 'not-found')
      return useNotices.getState().showFailure(outcome.failure);
  }
  useDesk.getState().comeBack(ones.map(({ conversationId }) => conversationId));
  const [first] = ones;
  if (first !== undefined) useRoute.getState().open(first, 'read');
  useNotices.getState().show({ id: 'undo', text: { kind: 'message', id: 'macros.takenBack' } });
}
