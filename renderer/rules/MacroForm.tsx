import { useState, type FormEvent, type ReactElement } from 'react';
import type { MacroRow } from '#contract/rule-rows.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { MacroAction } from '#domain/rule.ts';
import { actionsProblem } from '#domain/rule/rule-check.ts';
import { useBridge } from '#renderer/bridge/use-bridge.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { isMacroKey } from '#renderer/keys/key-map.ts';
import { useKeys, useShownKey } from '#renderer/keys/use-keys.tsx';
import { useAction } from '#renderer/state/use-action.ts';
import { tellChange } from '#renderer/state/use-triage.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ActionLines } from './ActionLines.tsx';
import { MACRO_ACTION_KINDS } from './rule-draft.ts';
import { Told } from './RuleForm.tsx';
import css from './RulesScreen.module.css';
import { useScope } from './use-scope.ts';

type MacroFormProps = {
  readonly homeId: WorkspaceId;
  /** null: a new one. */
  readonly macro: MacroRow | null;
  readonly onClose: () => void;
};

const BEGIN: readonly MacroAction[] = [
  { kind: 'label', label: { id: '', name: '' } },
  { kind: 'state', state: 'done' },
];
const stay = (): void => undefined;

/** What is done at one key with the conversation that is open, or with all that are selected. */
export function MacroForm({ homeId, macro, onClose }: MacroFormProps): ReactElement {
  const text = useText();
  const bridge = useBridge();
  const shownKey = useShownKey();
  const save = useAction('macro.save');
  const drop = useAction('macro.remove');
  const scope = useScope(homeId, macro);
  const [name, setName] = useState(macro?.name ?? '');
  const [actions, setActions] = useState<readonly MacroAction[]>(macro?.actions ?? BEGIN);
  const [isTold, tell] = useState(false);
  const problem = name.trim() === '' ? ({ kind: 'no-name' } as const) : actionsProblem(actions);
  useKeys({ 'app.back': onClose });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    tell(true);
    if (problem !== null) return;
    const macroId = macro === null ? {} : { macroId: macro.id };
    const made = { workspaceId: scope.workspaceId, ...macroId, name, actions: [...actions] };
    if ((await save(made)) !== null) onClose();
  };
  const remove = async (): Promise<void> => {
    if (macro === null) return;
    if ((await drop({ workspaceId: macro.workspaceId, macroId: macro.id })) === null) return;
    onClose();
    tellChange(bridge, { kind: 'message', id: 'macros.removed' }, stay);
  };
  const told = isTold ? problem : null;
  const key = `macro.${macro?.slot}`;
  const title = text(macro === null ? 'macros.new' : 'macros.edit');
  return (
    <form className={css['form']} aria-label={title} onSubmit={(event) => void submit(event)}>
      <h2 className={css['title']}>{title}</h2>
      <p className={css['hint']}>
        {text('macros.hint')}{' '}
        {isMacroKey(key) ? text('macros.key', { key: shownKey(key) }) : text('macros.keyLater')}
      </p>
      <div className={css['card']}>
        <TextField
          label={text('rules.name')}
          value={name}
          onChange={setName}
          maxLength={100}
          isFirst
          isRequired
        />
        {macro === null ? (
          <Choice
            label={text('texts.scope')}
            value={scope.chosen}
            options={scope.options}
            onChange={scope.choose}
          />
        ) : null}
      </div>
      <div className={css['card']}>
        <p className={css['head']}>{text('rules.then')}</p>
        <ActionLines
          homeId={homeId}
          kinds={MACRO_ACTION_KINDS}
          actions={actions}
          problem={told}
          onChange={setActions}
        />
      </div>
      <Told problem={told} />
      <div className={css['actions']}>
        {macro === null ? null : (
          <Button look="quiet" onPress={() => void remove()}>
            {text('texts.remove')}
          </Button>
        )}
        <Button look="quiet" onPress={onClose}>
          {text('monitors.cancel')}
        </Button>
        <Button look="primary" type="submit">
          {text('monitors.save')}
        </Button>
      </div>
    </form>
  );
}
