import type { Known } from '#domain/saved-view.ts';
import type { Reader } from './store.ts';

/** What a saved view may speak of and is there: of one client, or of all of them. */
export async function readKnown(reader: Reader): Promise<Known> {
  const labels = await reader.find('library', { where: { kind: 'label' } });
  const lists = await reader.find('library', { where: { kind: 'people-list' } });
  const accounts = await reader.find('accounts', {});
  return {
    labelIds: new Set(labels.map(({ id }) => id)),
    accountIds: new Set<string>(accounts.map(({ id }) => id)),
    listIds: new Set(lists.map(({ id }) => id)),
  };
}
