import type { MailRuleRow } from '#contract/mail-rule-rows.ts';

/** Stands for the rule that is being written and has no id yet. */
export const NEW_RULE = 'new';

/** A rule as its form holds it: the subjects one in each line. */
export type WrittenRule = Omit<MailRuleRow, 'id' | 'subjects'> & { readonly subjects: string };

export const EMPTY_RULE: WrittenRule = {
  name: '',
  from: '',
  subjects: '',
  after: '',
  before: '',
  link: '',
  kind: 'comment',
};

export function writtenFrom(rule: MailRuleRow): WrittenRule {
  const { name, from, subjects, after, before, link, kind } = rule;
  return { name, from, subjects: subjects.join('\n'), after, before, link, kind };
}

export function ruleFrom(written: WrittenRule, id: string): MailRuleRow {
  const subjects = written.subjects
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { ...written, id, subjects };
}

export function isCompleteRule({ name, from }: WrittenRule): boolean {
  return name.trim() !== '' && from.trim() !== '';
}

/** The changed rule stands where it stood; a new one comes first, so that it counts before the others. */
export function withRule(
  rules: readonly MailRuleRow[],
  changed: MailRuleRow,
): readonly MailRuleRow[] {
  return rules.some(({ id }) => id === changed.id)
    ? rules.map((rule) => (rule.id === changed.id ? changed : rule))
    : [changed, ...rules];
}

export function withRuleMoved(
  rules: readonly MailRuleRow[],
  index: number,
  step: 1 | -1,
): readonly MailRuleRow[] {
  const rule = rules[index];
  const to = index + step;
  if (rule === undefined || to < 0 || to >= rules.length) return rules;
  return rules.toSpliced(index, 1).toSpliced(to, 0, rule);
}
