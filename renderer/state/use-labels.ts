import { useCallback, useMemo } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { WORKSPACE_COLORS } from '#domain/workspace.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { namesOf, type Targets } from './targets.ts';
import { useAction } from './use-action.ts';
import { tellChange, tellNothing } from './use-triage.ts';

export type LabelOption = {
  readonly id: string;
  readonly label: string;
  readonly dot: string;
  readonly isOn: boolean | null;
};

/** The labels of a client with what of it these conversations have, and how to change that. */
export function useLabels(
  workspaceId: WorkspaceId | null,
  rows: readonly InboxRow[],
  targets: Targets,
): {
  readonly options: readonly LabelOption[];
  readonly toggle: (labelId: string, isOn: boolean) => void;
  readonly create: (name: string) => void;
} {
  const bridge = useBridge();
  const { value } = useView('labels', { workspaceId });
  const setLabel = useAction('conversation.setLabel');
  const createLabel = useAction('label.create');
  const labels = value?.rows;
  const options = useMemo(
    () =>
      (labels ?? []).map(({ id, name, color }) => {
        const count = rows.filter((row) => row.labels.some((label) => label.id === id)).length;
        const isOn = count === 0 ? false : count === rows.length ? true : null;
        return { id, label: name, dot: color, isOn };
      }),
    [labels, rows],
  );
  const set = useCallback(
    async (labelId: string, isOn: boolean, name: string) => {
      if (workspaceId === null || targets.count === 0) return;
      const conversations = namesOf(targets);
      const done = await setLabel({ workspaceId, conversations, labelId, isOn });
      if (done === null) return;
      if (done.count === 0) return tellNothing();
      tellChange(bridge, {
        kind: 'message',
        id: isOn ? 'label.noticeOn' : 'label.noticeOff',
        values: { name, count: done.count },
      });
    },
    [bridge, workspaceId, targets, setLabel],
  );
  const toggle = useCallback(
    (labelId: string, isOn: boolean) => {
      const name = options.find(({ id }) => id === labelId)?.label ?? '';
      void set(labelId, isOn, name);
    },
    [options, set],
  );
  const create = useCallback(
    (name: string) => {
      const color = WORKSPACE_COLORS[options.length % WORKSPACE_COLORS.length] ?? '#3d5a80';
      const run = async (): Promise<void> => {
        if (workspaceId === null) return;
        const made = await createLabel({ workspaceId, name, color });
        if (made !== null) await set(made.labelId, true, name);
      };
      void run();
    },
    [workspaceId, options, createLabel, set],
  );
  return { options, toggle, create };
}
