import { useState, type ReactElement } from 'react';
import type { RuleProblem } from '#domain/rule/rule-check.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import css from './RulesScreen.module.css';

export type LineTrouble = RuleProblem | { readonly kind: 'no-name' } | null;
type LineProblemProps = {
  readonly part: 'conditions' | 'actions';
  readonly index: number;
  readonly problem: LineTrouble;
};

/** What is wrong with this very line. */
export function LineProblem({ part, index, problem }: LineProblemProps): ReactElement | null {
  const text = useText();
  const at = problem !== null && 'at' in problem ? problem.at : undefined;
  if (problem === null || at?.part !== part || at.index !== index) return null;
  return (
    <p className={css['wrong']} role="alert">
      {text(`rules.problem.${problem.kind}`)}
    </p>
  );
}

/** Keys for lines that have no id, so that a removed line does not take the focus of the next. */
export function useLineKeys(count: number): {
  readonly keys: readonly string[];
  readonly remove: (index: number) => void;
  readonly add: () => void;
} {
  const [keys, setKeys] = useState<readonly string[]>(() =>
    Array.from({ length: count }, () => crypto.randomUUID()),
  );
  return {
    keys,
    remove: (index) => setKeys(keys.toSpliced(index, 1)),
    add: () => setKeys([...keys, crypto.randomUUID()]),
  };
}
