import { parseSearch, type ParsedSearch } from '#domain/search-query.ts';
import type { Message } from '#domain/message.ts';
import { breathe } from './breathe.ts';
import { SearchError } from './errors.ts';
import { matchOf, matchOfQuestion } from './full-text.ts';
import { toMango, type MangoSelector } from './mango.ts';
import { filterOf, type SearchFilter } from './search-filter.ts';
import type { Query, Reader, SearchQuery, WordsQuery } from './store.ts';

/** Documents of the index over messages, newest first. */
export type FullTextSearch = (
  match: string,
  options: { readonly limit: number; readonly where: MangoSelector },
) => readonly Message[];

export type SearchPorts = {
  readonly search: FullTextSearch;
  /** What the local time is ahead of UTC. */
  readonly zoneMs: () => number;
};

type Where = NonNullable<Query['where']>;
type Plain = Pick<Reader, 'find' | 'getMany'>;
/** A page of candidates, newest first; fewer than `limit` when there are no more. */
type Candidates = (limit: number) => Promise<readonly Message[]>;

const LARGEST = 1_000_000;

/**
 * Throws `SearchError` for a date that cannot be read. `scope` narrows the index to one client;
 * `reader` sees that client only.
 */
export async function searchMessages(
  query: SearchQuery,
  ports: SearchPorts,
  { reader, scope }: { readonly reader: Plain; readonly scope: Where },
): Promise<readonly Message[]> {
  const parsed = parseSearch(query.words, ports.zoneMs());
  const problem = parsed.problems[0];
  if (problem !== undefined) throw new SearchError(problem.text, problem.at);
  if (isEmpty(parsed) || query.limit < 1) return [];
  const match = matchOf(parsed);
  const filter = await filterOf(parsed, reader, match !== null);
  if (filter.accountIds?.length === 0 || filter.conversationIds?.length === 0) return [];
  const where = whereOf(parsed, filter, query);
  const candidates: Candidates =
    match === null
      ? await inOrder(where, { reader, scope })
      : async (limit) =>
          ports.search(match, {
            limit,
            where: toMango({ where: { ...where, ...scope } }).selector,
          });
  return await firstFitting(
    candidates,
    query.limit,
    async (found) => await fitting(found, filter, reader),
  );
}

/** `scope` narrows the index to one client. */
export function messagesWith(
  { question, limit, from, below }: WordsQuery,
  { search }: SearchPorts,
  scope: Where,
): readonly Message[] {
  const isTimed = from !== undefined || below !== undefined;
  const createdAt = {
    ...(from === undefined ? {} : { from }),
    ...(below === undefined ? {} : { below }),
  };
  const where = toMango({ where: { ...(isTimed ? { createdAt } : {}), ...scope } }).selector;
  return search(matchOfQuestion(question), { limit, where });
}

/** Without a word to look up: messages newest first, for all clients one after the other, merged. */
async function inOrder(
  where: Where,
  { reader, scope }: { readonly reader: Plain; readonly scope: Where },
): Promise<Candidates> {
  const isNarrow =
    'conversationId' in where || 'accountId' in where || Object.keys(scope).length > 0;
  const clients = isNarrow ? [] : await reader.find('workspaces', {});
  const all: Where = isNarrow
    ? {}
    : { workspaceId: { inList: clients.map((client) => client.id) } };
  return async (limit) =>
    await reader.find('messages', {
      where: { ...where, ...all },
      sort: [['createdAt', 'desc']],
      limit,
    });
}

function isEmpty(parsed: ParsedSearch): boolean {
  const lists = [parsed.terms, parsed.from, parsed.inside, parsed.networks, parsed.labels];
  return (
    lists.every((list) => list.length === 0) &&
    parsed.before === undefined &&
    parsed.after === undefined
  );
}

function whereOf(parsed: ParsedSearch, filter: SearchFilter, query: SearchQuery): Where {
  const { networks } = parsed;
  const from = latest(parsed.after, query.from);
  const below = earliest(parsed.before, query.below);
  return {
    ...(networks.length === 0
      ? {}
      : { network: { inList: networks.map((name) => name.toLowerCase()) } }),
    ...(filter.accountIds === null ? {} : { accountId: { inList: filter.accountIds } }),
    ...(filter.conversationIds === null
      ? {}
      : { conversationId: { inList: filter.conversationIds } }),
    ...(from === null && below === null
      ? {}
      : {
          createdAt: {
            ...(from === null ? {} : { from }),
            ...(below === null ? {} : { below }),
          },
        }),
  };
}

function latest(...times: readonly (number | undefined)[]): number | null {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}

function earliest(...times: readonly (number | undefined)[]): number | null {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

/** Looks at more and more candidates until enough of them fit. */
async function firstFitting(
  candidates: Candidates,
  limit: number,
  fit: (found: readonly Message[]) => Promise<readonly Message[]>,
): Promise<readonly Message[]> {
  for (let size = limit; ; size *= 4) {
    const found = await candidates(size);
    const fitted = await fit(found);
    const isAll = found.length < size || size > LARGEST;
    if (isAll || fitted.length >= limit) return fitted.slice(0, limit);
    await breathe();
  }
}

async function fitting(
  found: readonly Message[],
  { fitsText, fitsConversation }: SearchFilter,
  reader: Plain,
): Promise<readonly Message[]> {
  const readable = fitsText === null ? found : found.filter(fitsText);
  if (fitsConversation === null || readable.length === 0) return readable;
  const ids = readable.map((message) => message.conversationId);
  const conversations = await reader.getMany('conversations', ids);
  return readable.filter((message) =>
    fitsConversation(conversations.get(message.conversationId), message),
  );
}
