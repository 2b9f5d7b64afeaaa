import { useState, type ReactElement } from 'react';
import { TRIAL_DAYS } from '#contract/limits.ts';
import type { RuleRow } from '#contract/rule-rows.ts';
import { MOST_ROWS } from '#contract/limits.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { actionText, leftOut } from '#renderer/message/rule-words.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Segments } from '#renderer/ui/Segments.tsx';
import { Found } from './Found.tsx';
import css from './RulesScreen.module.css';

type TrialProps = { readonly rule: RuleRow; readonly homeId: WorkspaceId };
const FEW = 10;
const stay = (): void => undefined;

/** What the rule would have done of late; nothing is changed until somebody wants it. */
export function Trial({ rule, homeId }: TrialProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const apply = useAction('rule.apply');
  const [days, setDays] = useState<(typeof TRIAL_DAYS)[number]>(30);
  const [limit, setLimit] = useState(FEW);
  const { match, conditions, actions } = rule;
  const asked = {
    workspaceId: homeId,
    days,
    rule: { match, conditions: [...conditions], actions: [...actions] },
  };
  const counted = useView('ruleTrial', asked).value?.rest;
  const list = useView('ruleTrialList', { ...asked, limit }).value;
  const matched = counted?.matched ?? 0;
  const run = async (): Promise<void> => {
    const done = await apply({ workspaceId: homeId, ruleId: rule.id, days });
    if (done === null) return;
    const said = { id: 'rules.applied', values: { count: done.count } } as const;
    tellChange(bridge, { kind: 'message', ...said }, stay);
  };
  return (
    <section className={css['card']} aria-label={text('rules.trial')}>
      <div className={css['bar']}>
        <p className={`${css['head']} ${css['grow']}`}>{text('rules.trial')}</p>
        <Segments
          label={text('rules.trialDays')}
          labelLook="hidden"
          value={String(days)}
          options={TRIAL_DAYS.map((value) => ({
            value: String(value),
            label: text('rules.lastDays', { count: value }),
          }))}
          onChange={(value) => setDays(TRIAL_DAYS.find((one) => String(one) === value) ?? days)}
        />
      </div>
      <p role="status">
        {counted === undefined
          ? text('rules.trialLooks')
          : text(counted.isCut ? 'rules.trialCut' : 'rules.trialFound', {
              count: matched,
              looked: counted.looked,
            })}
      </p>
      <ul>
        {(list?.rows ?? []).map((row) => (
          <Found key={row.id} row={row}>
            {row.deeds
              .filter(({ skipped }) => skipped === undefined)
              .map(({ action }) => actionText(action, text))
              .join(' · ')}{' '}
            {leftOut(row.deeds, text).join(' ')}
          </Found>
        ))}
      </ul>
      <div className={css['actions']}>
        {list?.rest.ends.hasMore === true && limit < MOST_ROWS ? (
          <Button look="quiet" onPress={() => setLimit(Math.min(MOST_ROWS, limit * 4))}>
            {text('rules.more')}
          </Button>
        ) : null}
        {matched === 0 ? null : (
          <Button onPress={() => void run()}>{text('rules.apply', { count: matched })}</Button>
        )}
      </div>
    </section>
  );
}
