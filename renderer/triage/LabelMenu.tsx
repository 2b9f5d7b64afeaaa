import type { ReactElement, ReactNode } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDesk } from '#renderer/state/desk.ts';
import type { Targets } from '#renderer/state/targets.ts';
import { useLabels } from '#renderer/state/use-labels.ts';
import { CheckMenu } from '#renderer/ui/CheckMenu.tsx';

type LabelMenuProps = {
  readonly workspaceId: WorkspaceId;
  /** What the window knows of them: which labels they have already. */
  readonly rows: readonly InboxRow[];
  readonly targets: Targets;
  readonly isOpen: boolean;
  readonly trigger: ReactNode;
};

/** Labels of a client for one conversation or many; a new one is made by its name. */
export function LabelMenu(props: LabelMenuProps): ReactElement {
  const text = useText();
  const { options, toggle, create } = useLabels(props.workspaceId, props.rows, props.targets);
  return (
    <CheckMenu
      title={text('label.title')}
      trigger={props.trigger}
      options={options}
      filterLabel={text('label.filter')}
      emptyText={text('label.none')}
      createText={(name) => text('label.create', { name })}
      onToggle={toggle}
      onCreate={create}
      isOpen={props.isOpen}
      onOpenChange={(open) => useDesk.getState().setMenu(open ? 'label' : null)}
    />
  );
}
