import { useState, type ReactElement } from 'react';
import type { RuleRow } from '#contract/rule-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShownKey } from '#renderer/keys/use-keys.tsx';
import { actionText } from '#renderer/message/rule-words.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useAccounts, useApp } from '#renderer/state/use-app.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { conditionText } from './condition-words.ts';
import { RuleLog } from './RuleLog.tsx';
import css from './RulesScreen.module.css';
import { Trial } from './Trial.tsx';

type RulePaneProps = {
  readonly rule: RuleRow;
  /** Where it is tried; null: a client has to be chosen first. */
  readonly homeId: WorkspaceId | null;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

/** One rule: what it says, what it would have done, what it did. */
export function RulePane({ rule, homeId, onEdit, onRemove }: RulePaneProps): ReactElement {
  const text = useText();
  const shownKey = useShownKey();
  return (
    <>
      <header className={css['header']}>
        <h2 className={`${css['title']} ${css['words']}`}>{rule.name}</h2>
        <Button keys={shownKey('rule.edit')} onPress={onEdit}>
          {text('monitors.change')}
        </Button>
        <Button look="quiet" edge="end" onPress={onRemove}>
          {text('texts.remove')}
        </Button>
      </header>
      <OnOff rule={rule} />
      {rule.missing.length === 0 ? null : (
        <Banner tone="warn">
          {rule.missing.map(({ what }) => text(`rules.missing.${what}`)).join(' ')}
        </Banner>
      )}
      <Says rule={rule} />
      {homeId === null ? (
        <p className={css['hint']}>{text('rules.chooseClient')}</p>
      ) : (
        <Trial rule={rule} homeId={homeId} />
      )}
      <section className={css['card']} aria-label={text('rules.log')}>
        <p className={css['head']}>{text('rules.log')}</p>
        <RuleLog workspaceId={homeId} ruleId={rule.id} />
      </section>
    </>
  );
}

/** Where a rule hides what others wrote, the person is asked once. */
function OnOff({ rule }: { readonly rule: RuleRow }): ReactElement {
  const text = useText();
  const setOn = useAction('rule.setOn');
  const [isAsked, ask] = useState(false);
  const { id: ruleId, workspaceId, actions, isOn } = rule;
  const hides = actions.some(({ kind }) => kind === 'hide');
  const change = (next: boolean, mayHide: boolean): void => {
    ask(false);
    void setOn({ workspaceId, ruleId, isOn: next, mayHide });
  };
  return (
    <>
      <div className={css['setting']}>
        <span>
          {text(isOn ? 'rules.runs' : 'rules.rests')}
          <span className={css['hint']}> {text('rules.runsHint')}</span>
        </span>
        <Switch
          label={text('rules.switch', { name: rule.name })}
          isOn={isOn}
          onChange={(next) => (next && hides ? ask(true) : change(next, false))}
          words={{ on: text('settings.on'), off: text('settings.off') }}
        />
      </div>
      {isAsked ? (
        <Banner
          tone="warn"
          actions={
            <>
              <Button onPress={() => ask(false)}>{text('monitors.cancel')}</Button>
              <Button look="primary" onPress={() => change(true, true)}>
                {text('rules.hideYes')}
              </Button>
            </>
          }
        >
          {text('rules.hideAsk')}
        </Banner>
      ) : null}
    </>
  );
}

function Says({ rule }: { readonly rule: RuleRow }): ReactElement {
  const text = useText();
  const networks = useApp()?.rest.networks ?? [];
  const accounts = useAccounts(rule.workspaceId);
  const names = {
    networkName: (id: string) => networks.find((network) => network.id === id)?.name ?? id,
    accountName: (id: string) => accounts.find((account) => account.id === id)?.handle ?? '…',
  };
  const conditions = new Set(rule.conditions.map((one) => conditionText(one, text, names)));
  const actions = new Set(rule.actions.map((action) => actionText(action, text)));
  return (
    <div className={css['card']}>
      <div className={css['facts']}>
        <p className={css['head']}>
          {text(rule.match === 'all' ? 'rules.whenAll' : 'rules.whenAny')}
        </p>
        <ul>
          {[...conditions].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      <div className={css['facts']}>
        <p className={css['head']}>{text('rules.then')}</p>
        <ul>
          {[...actions].map((words) => (
            <li key={words}>{words}</li>
          ))}
          {rule.stops ? <li>{text('rules.form.stops')}</li> : null}
        </ul>
      </div>
    </div>
  );
}
