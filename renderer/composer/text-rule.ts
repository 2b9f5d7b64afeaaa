import type { ComposeRules } from '#contract/rows.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** The rule of the contract as the domain wants it: what is not there is absent. */
export function textRule(rules: ComposeRules['text']): TextRule {
  const { unit, max, also, linkLength, mentionWithoutServer, warningCounts } = rules;
  return {
    unit,
    max,
    ...(also === undefined ? {} : { also }),
    ...(linkLength === undefined ? {} : { linkLength }),
    ...(mentionWithoutServer === undefined ? {} : { mentionWithoutServer }),
    ...(warningCounts === undefined ? {} : { warningCounts }),
  };
}
