import type { PersonId } from '#domain/ids.ts';
import type { Documents, Query, Reader, Transaction } from './store.ts';

/** The conversation in which something happened last. */
function latestTalk(ids: readonly PersonId[]): Query {
  return {
    where: { personId: { inList: ids } },
    sort: [['lastActivityAt', 'desc']],
    limit: 1,
  };
}

/** A first message to somebody stands in no conversation before they answer. */
function latestPost(ids: readonly PersonId[]): Query {
  return {
    where: { 'to.personId': { inList: ids }, 'status.state': 'sent' },
    sort: [['updatedAt', 'desc']],
    limit: 1,
  };
}

export type LastContact = {
  /** Whoever wrote; ms since epoch. Absent: nobody did. */
  readonly at?: number;
  readonly conversation?: Documents['conversations'];
};

/** When one heard of each other last, over these identities of a person. */
export async function readLastContact(
  reader: Reader,
  ids: readonly PersonId[],
): Promise<LastContact> {
  const [talk] = await reader.find('conversations', latestTalk(ids));
  const [post] = await reader.find('replies', latestPost(ids));
  const at = later(talk, post);
  return {
    ...(at === undefined ? {} : { at }),
    ...(talk === undefined ? {} : { conversation: talk }),
  };
}

/** The same inside a change. */
export function lastContactIn(tx: Transaction, ids: readonly PersonId[]): number | undefined {
  const [talk] = tx.find('conversations', latestTalk(ids));
  const [post] = tx.find('replies', latestPost(ids));
  return later(talk, post);
}

function later(
  talk: Documents['conversations'] | undefined,
  post: Documents['replies'] | undefined,
): number | undefined {
  const sentAt = post?.status.state === 'sent' ? post.status.sentAt : undefined;
  const times = [talk?.lastActivityAt, sentAt].filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}
