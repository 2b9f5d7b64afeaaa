import type { ReactElement } from 'react';
import type { WorkspaceRow } from '#contract/rows.ts';
import { Trans, useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Keycap } from '#renderer/ui/Keycap.tsx';
import css from './SampleBar.module.css';

type SampleBarProps = {
  /** The sample client. */
  readonly sample: WorkspaceRow;
  readonly clients: readonly WorkspaceRow[];
};

/** Over the sample client: the keys, the way to a real account, and the sample's way out. */
export function SampleBar({ sample, clients }: SampleBarProps): ReactElement {
  const text = useText();
  const keyOf = useShownKey();
  const route = useRoute();
  const remove = useAction('workspace.delete');
  const keys = [
    keyOf('list.next'),
    keyOf('conversation.reply'),
    keyOf('composer.send'),
    keyOf('conversation.done'),
    keyOf('app.undo'),
  ];
  const caps = Object.fromEntries(
    keys.map((key, index) => [index, <Keycap key={key} keys={key} />]),
  );
  const removeSample = async (): Promise<void> => {
    const removed = await remove({ workspaceId: sample.id });
    if (removed === null) return;
    const next = clients.find((client) => client.id !== sample.id);
    route.chooseClient(next?.id ?? null);
    if (next === undefined) route.go('connect');
  };
  return (
    <section className={css['bar']} aria-label={text('sample.title')}>
      <p className={css['words']}>
        <strong>{text('sample.title')}</strong>
        <span>
          <Trans id="sample.hint" components={caps} />
        </span>
      </p>
      <span className={css['actions']}>
        <Button look="quiet" edge="start" onPress={() => void removeSample()}>
          {text('sample.remove')}
        </Button>
        <Button look="primary" onPress={() => route.go('connect')}>
          {text('sample.addAccount')}
        </Button>
      </span>
    </section>
  );
}
