import type { ComposeRules } from '#contract/account-rows.ts';
import type { ReplyContentRow } from '#contract/rows.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** How an answer of this kind is counted. */
export function textRule(
  { text, directText = text }: ComposeRules,
  kind: ReplyContentRow['kind'],
): TextRule {
  return asDomain(kind === 'direct' ? directText : text);
}

/** The rule of the contract as the domain wants it: what is not there is absent. */
function asDomain(rules: ComposeRules['text']): TextRule {
  const { unit, max, also, linkLength, bareLinks, mentionWithoutServer, warningCounts } = rules;
  return {
    unit,
    max,
    ...(also === undefined ? {} : { also }),
    ...(linkLength === undefined ? {} : { linkLength }),
    ...(bareLinks === undefined ? {} : { bareLinks }),
    ...(mentionWithoutServer === undefined ? {} : { mentionWithoutServer }),
    ...(warningCounts === undefined ? {} : { warningCounts }),
  };
}
