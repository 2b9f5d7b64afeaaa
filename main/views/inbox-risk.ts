import type { Conversation } from '#domain/conversation.ts';
import { compose } from '#domain/identity.ts';
import { riskOf, type Risk } from '#domain/risk.ts';
import { questionsOf } from '#main/store/inbox-questions.ts';
import { readProfiles } from '#main/store/profile.ts';
import type { Reader } from '#main/store/store.ts';
import type { Found, InboxArgs } from './inbox-query.ts';
import { cut } from './stretch.ts';

/** The latest of them: nobody works through more. */
const MOST = 500;

export type FoundRisks = Found & { readonly risks: ReadonlyMap<string, Risk> };

/**
 * What is negative and not answered, the largest risk first. The order follows from the time: it is
 * counted when it is looked at.
 */
export async function findRisks(reader: Reader, args: InboxArgs, now: number): Promise<FoundRisks> {
  const filter = { ...args.filter, sentiments: ['negative'] } as const;
  const found = await Promise.all(
    questionsOf({ state: args.state, filter }, now).map(
      async (where) =>
        await reader.find('conversations', {
          where,
          sort: [['lastActivityAt', 'desc']],
          limit: MOST,
        }),
    ),
  );
  const conversations = found.flat();
  const newest = await reader.getMany(
    'messages',
    conversations.flatMap(({ preview }) => preview.messageId ?? []),
  );
  const profiles = await readProfiles(
    reader,
    conversations.flatMap(({ personId }) => personId ?? []),
  );
  const risks = new Map<string, Risk>();
  for (const one of conversations) {
    const profile = one.personId === undefined ? undefined : profiles.get(one.personId);
    // Whoever is one person on several networks carries as far as all of them.
    const reach = profile === undefined ? undefined : compose(profile).reach;
    const carried = reach === undefined ? one : { ...one, personReach: reach };
    const risk = riskOf(carried, newest.get(one.preview.messageId ?? ''), now);
    if (risk !== null) risks.set(one.id, risk);
  }
  const scoreOf = ({ id }: Conversation): number => risks.get(id)?.score ?? 0;
  const ordered = conversations
    .filter(({ id }) => risks.has(id))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.id < b.id ? -1 : 1))
    .map((item, index) => ({ item, place: { part: 0, at: index, id: item.id } }));
  const { after, upTo } = args;
  const { items, ends } = cut(
    ordered.filter(
      ({ place }) => place.at > (after?.at ?? -1) && place.at <= (upTo?.at ?? ordered.length),
    ),
    args.limit,
  );
  return { conversations: items, total: ordered.length, ends, risks };
}
