import { useState } from 'react';
import type { MacroRow, RuleRow } from '#contract/rule-rows.ts';
import type { Failure } from '#domain/failure.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useBridge, useView } from '#renderer/bridge/use-bridge.tsx';
import { useKeys } from '#renderer/keys/use-keys.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { tellChange } from '#renderer/state/use-triage.ts';

/** What stands beside the list. */
export type Shown =
  | { readonly kind: 'rule' | 'edit' }
  | { readonly kind: 'new' | 'log' }
  | { readonly kind: 'macro'; readonly macroId: string | null };

export type Rules = {
  readonly rules: readonly RuleRow[] | null;
  readonly macros: readonly MacroRow[];
  readonly rule: RuleRow | null;
  readonly trouble: Failure | null;
  /** Whose a new one is, and where rules are tried; null: a client has to be chosen first. */
  readonly homeId: WorkspaceId | null;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly open: (ruleId: string) => void;
  readonly move: (rule: RuleRow, after: string | null) => void;
  readonly remove: (rule: RuleRow) => Promise<void>;
};

const stay = (): void => undefined;

/** Which rule is looked at, and how. */
export function useRules(): Rules {
  const bridge = useBridge();
  const workspaceId = useRoute((route) => route.workspaceId);
  const homeId = useHome(workspaceId);
  const [chosenId, choose] = useState<string | null>(null);
  const [shown, show] = useState<Shown>({ kind: 'rule' });
  const { value, trouble } = useView('rules', { workspaceId });
  const macros = useView('macros', { workspaceId }).value?.rows ?? [];
  const place = useAction('rule.move');
  const drop = useAction('rule.remove');
  const rules = value?.rows ?? null;
  const rule = rules?.find(({ id }) => id === chosenId) ?? rules?.[0] ?? null;
  const open = (id: string): void => {
    choose(id);
    show({ kind: 'rule' });
  };
  const move = (moved: RuleRow, after: string | null): void =>
    void place({ workspaceId: moved.workspaceId, ruleId: moved.id, after });
  useRuleKeys({ rules, rule, homeId, show, open, move });
  return {
    rules,
    macros,
    rule,
    trouble,
    homeId,
    shown,
    show,
    open,
    move,
    remove: async ({ workspaceId: owner, id: ruleId }) => {
      if ((await drop({ workspaceId: owner, ruleId })) === null) return;
      tellChange(bridge, { kind: 'message', id: 'rules.removed' }, stay);
    },
  };
}

function useRuleKeys(
  screen: Pick<Rules, 'rules' | 'rule' | 'homeId' | 'show' | 'open' | 'move'>,
): void {
  const { rule, homeId, show, open, move } = screen;
  const rules = screen.rules ?? [];
  const step = (by: 1 | -1) => () => {
    const next = rules[rules.findIndex(({ id }) => id === rule?.id) + by];
    if (next !== undefined) open(next.id);
  };
  useKeys({
    'rule.next': step(1),
    'rule.previous': step(-1),
    ...(homeId === null ? {} : { 'rule.new': () => show({ kind: 'new' }) }),
    ...(rule === null
      ? {}
      : {
          'rule.edit': () => show({ kind: 'edit' }),
          'rule.up': () => move(...upOf(rules, rule)),
          'rule.down': () => move(...downOf(rules, rule)),
        }),
  });
}

/** Whose a new rule is; null: a client has to be chosen first. */
function useHome(workspaceId: WorkspaceId | null): WorkspaceId | null {
  const [first, ...others] = useApp()?.clients ?? [];
  const only = first !== undefined && others.length === 0 ? first.id : null;
  return workspaceId ?? only;
}

type Move = readonly [rule: RuleRow, after: string | null];

/** Those of the same owner: the ones for all clients stay before the others. */
function peers(rules: readonly RuleRow[], { workspaceId }: RuleRow): readonly RuleRow[] {
  return rules.filter((rule) => rule.workspaceId === workspaceId);
}

export function upOf(rules: readonly RuleRow[], rule: RuleRow): Move {
  const own = peers(rules, rule);
  return [rule, own[own.indexOf(rule) - 2]?.id ?? null];
}

export function downOf(rules: readonly RuleRow[], rule: RuleRow): Move {
  const own = peers(rules, rule);
  const at = own.indexOf(rule);
  return [rule, own[at + 1]?.id ?? own[at - 1]?.id ?? null];
}
