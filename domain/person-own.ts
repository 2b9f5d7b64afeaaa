import type { Person } from './person.ts';

/** What the client keeps about a person, over all identities. */
export type PersonOwn = Required<Pick<Person, 'listIds' | 'fields'>> &
  Pick<Person, 'touch' | 'mark'>;

/** Lists hold for all as soon as one has them; of everything else what the first one says, the lead. */
export function ownOf(identities: readonly Person[]): PersonOwn {
  const touch = identities.map((one) => one.touch).find((one) => one !== undefined);
  const mark = identities.map((one) => one.mark).find((one) => one !== undefined);
  return {
    listIds: [...new Set(identities.flatMap(({ listIds = [] }) => listIds))],
    fields: Object.assign({}, ...identities.map(({ fields = {} }) => fields).toReversed()),
    ...(touch === undefined ? {} : { touch }),
    ...(mark === undefined ? {} : { mark }),
  };
}
