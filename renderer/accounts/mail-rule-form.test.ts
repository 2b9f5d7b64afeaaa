import { describe, expect, test } from 'vitest';
import type { MailRuleRow } from '#contract/mail-rule-rows.ts';
import {
  EMPTY_RULE,
  isCompleteRule,
  ruleFrom,
  withRule,
  withRuleMoved,
  writtenFrom,
} from './mail-rule-form.ts';

const rule = (id: string): MailRuleRow => ({
  id,
  name: id,
  from: `*@${id}.example`,
  subjects: ['{who} wrote', '{who} answered'],
  after: '',
  before: 'Reply',
  link: '',
  kind: 'direct',
});
const [a, b, c] = [rule('a'), rule('b'), rule('c')] as const;

describe('the form of a rule', () => {
  test('holds the subjects as lines, and gives back the rule that it was given', () => {
    expect(writtenFrom(a).subjects).toBe('{who} wrote\n{who} answered');
    expect(ruleFrom(writtenFrom(a), 'a')).toEqual(a);
    expect(ruleFrom({ ...writtenFrom(a), subjects: ' x \n\n y' }, 'a').subjects).toEqual([
      'x',
      'y',
    ]);
  });

  test('wants a name and a sender', () => {
    expect(isCompleteRule(EMPTY_RULE)).toBe(false);
    expect(isCompleteRule({ ...EMPTY_RULE, name: 'x', from: '  ' })).toBe(false);
    expect(isCompleteRule({ ...EMPTY_RULE, name: 'x', from: 'y' })).toBe(true);
  });
});

describe('the list of rules', () => {
  test('keeps the place of what is changed; what is new counts first', () => {
    const changed = { ...b, name: 'other' };
    expect(withRule([a, b], changed)).toEqual([a, changed]);
    expect(withRule([a, b], c)).toEqual([c, a, b]);
  });

  test('moves a rule by one place, and not beyond the ends', () => {
    expect(withRuleMoved([a, b, c], 0, 1)).toEqual([b, a, c]);
    expect(withRuleMoved([a, b, c], 2, -1)).toEqual([a, c, b]);
    expect(withRuleMoved([a, b, c], 2, 1)).toEqual([a, b, c]);
    expect(withRuleMoved([a, b, c], 0, -1)).toEqual([a, b, c]);
  });
});
