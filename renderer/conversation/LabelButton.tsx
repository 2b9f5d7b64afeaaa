import { useMemo, type ReactElement } from 'react';
import type { InboxRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useDesk } from '#renderer/state/desk.ts';
import { useLabels } from '#renderer/state/use-labels.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CheckMenu } from '#renderer/ui/CheckMenu.tsx';

export function LabelButton({ row }: { readonly row: InboxRow }): ReactElement {
  const text = useText();
  const key = useShownKey();
  const isOpen = useDesk((desk) => desk.menu === 'label' && desk.selected.size === 0);
  const targets = useMemo(() => [row], [row]);
  const { options, toggle, create } = useLabels(row.workspaceId, targets);
  return (
    <CheckMenu
      title={text('label.title')}
      trigger={
        <Button look="quiet" keys={key('conversation.label')}>
          {text('conversation.label')}
        </Button>
      }
      options={options}
      filterLabel={text('label.filter')}
      emptyText={text('label.none')}
      createText={(name) => text('label.create', { name })}
      onToggle={toggle}
      onCreate={create}
      isOpen={isOpen}
      onOpenChange={(open) => useDesk.getState().setMenu(open ? 'label' : null)}
    />
  );
}
