import { fieldText } from '#domain/field-text.ts';
import { ownOf } from '#domain/person-own.ts';
import type { Person } from '#domain/person.ts';
import type { OwnField } from '#domain/saved-reply.ts';
import type { RulePlace } from './rule-set.ts';

export type Locale = 'en' | 'de';

/** What fills a saved reply: fields of the client, and what is known of the person, which wins. */
export function knownOf(
  { fields, personFields }: Pick<RulePlace, 'fields' | 'personFields'>,
  identities: readonly Person[],
  locale: Locale,
): readonly OwnField[] {
  const { fields: values } = ownOf(identities);
  const known = personFields.flatMap(({ id, name, valueKind }) => {
    const value = values[id] ?? '';
    return value === '' ? [] : [{ name, text: fieldText({ valueKind, value }, locale) }];
  });
  return [...fields, ...known];
}
