import type { RuleDeedRow } from '#contract/rule-shapes.ts';
import type { MacroAction } from '#domain/rule.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

/** What an action does: `Label “Spam”`. */
export function actionText(action: MacroAction, text: Text): string {
  switch (action.kind) {
    case 'label':
      return text('rules.do.label', { name: action.label.name });
    case 'state':
      return text(`rules.do.${action.state}`);
    case 'snooze':
      return text('rules.do.snooze', { words: action.words });
    case 'draft':
    case 'send':
      return text(`rules.do.${action.kind}`, { name: action.text.name });
    case 'note':
    case 'notify':
    case 'hide':
    case 'vip':
      return text(`rules.do.${action.kind}`);
  }
}

/** What an action did: `gave it the label “Spam”`. */
function didText(action: MacroAction, text: Text): string {
  switch (action.kind) {
    case 'label':
      return text('rules.did.label', { name: action.label.name });
    case 'state':
      return text(`rules.did.${action.state}`);
    case 'snooze':
      return text('rules.did.snooze', { words: action.words });
    case 'draft':
    case 'send':
      return text(`rules.did.${action.kind}`, { name: action.text.name });
    case 'note':
    case 'notify':
    case 'hide':
    case 'vip':
      return text(`rules.did.${action.kind}`);
  }
}

function listed(parts: readonly string[], text: Text): string {
  return new Intl.ListFormat(text.locale, { type: 'conjunction' }).format(parts);
}

/** `Rule “Spam” gave it the label “Spam” and put it to done.` */
export function didSentence({ by, ruleName, deeds }: RuleSaid, text: Text): string {
  const done = deeds.filter(({ skipped }) => skipped === undefined);
  const what =
    done.length === 0
      ? text('rules.did.nothing')
      : listed(
          done.map(({ action }) => didText(action, text)),
          text,
        );
  return text(by === 'macro' ? 'rules.saidMacro' : 'rules.said', { name: ruleName, what });
}
export type RuleSaid = {
  readonly by: 'rule' | 'run' | 'macro';
  readonly ruleName: string;
  readonly deeds: readonly RuleDeedRow[];
};

/** What was left out and why; what was so before goes without saying. */
export function leftOut(deeds: readonly RuleDeedRow[], text: Text): readonly string[] {
  return deeds.flatMap(({ action, skipped }) =>
    skipped === undefined || skipped === 'already'
      ? []
      : [
          text('rules.leftOut', {
            what: actionText(action, text),
            why: text(`rules.skipped.${skipped}`),
          }),
        ],
  );
}
