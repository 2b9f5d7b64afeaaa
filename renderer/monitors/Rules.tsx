import type { ReactElement } from 'react';
import type { MonitorRow } from '#contract/monitor-rows.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { RemovableChip } from '#renderer/ui/RemovableChip.tsx';
import css from './Rules.module.css';
import { stay } from './use-hit-actions.ts';

/** What the monitor has learned to leave out; each can be taken away again. */
export function Rules({ monitor }: { readonly monitor: MonitorRow }): ReactElement | null {
  const text = useText();
  const bridge = useBridge();
  const remove = useAction('monitor.removeRule');
  const { workspaceId, id: monitorId, rules } = monitor;
  if (rules.length === 0) return null;
  const drop = async (ruleId: string): Promise<void> => {
    if ((await remove({ workspaceId, monitorId, ruleId })) === null) return;
    tellChange(bridge, { kind: 'message', id: 'monitors.ruleGone' }, stay);
  };
  return (
    <section className={css['rules']} aria-label={text('monitors.rules')}>
      <h3 className={css['title']}>{text('monitors.rules')}</h3>
      {rules.map(({ id, kind, label }) => {
        const words = text(`monitors.rule.${kind}`, { label });
        return (
          <RemovableChip
            key={id}
            label={text('monitors.removeRule', { rule: words })}
            onRemove={() => void drop(id)}
          >
            {words}
          </RemovableChip>
        );
      })}
    </section>
  );
}
