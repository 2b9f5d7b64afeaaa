import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import type { Message } from '#domain/message.ts';
import { compileMonitor } from '#domain/monitor/match.ts';
import { monitoredOf } from '#domain/monitor/monitored.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import type { QueryProblem } from '#domain/monitor/query.ts';
import { questionOf } from '#domain/monitor/word-question.ts';
import { alters, wasOrIs } from './concerns.ts';
import { toHitRows } from './hit-row.ts';
import { cutBy, NOTHING, queryOf } from './stretch.ts';
import { view } from './view.ts';

/** Mentions of one monitor, newest first, each with why it is one. */
export const monitorHitsView = view(views.monitorHits, {
  on: {
    monitors: ({ ids }, { args }) => ids.includes(args.monitorId),
    messages: ({ documents }, { args }) =>
      documents.some(wasOrIs(({ monitorIds = [] }) => monitorIds.includes(args.monitorId))),
    // Only whether a mention stands in the inbox is shown.
    conversations: ({ documents }, { rows }) =>
      documents.some(
        ({ before, after }) =>
          (before === null) !== (after === null) &&
          rows.some(({ conversationId }) => conversationId === (after ?? before)?.id),
      ),
    accounts: alters<Account>('capabilities'),
  },
  async read({ workspaceId, monitorId, ...stretch }, ports) {
    const reader = ports.store.forWorkspace(workspaceId);
    const monitor = await reader.get('monitors', monitorId);
    const parsed = monitor === null ? null : parseMonitor(monitor.words);
    if (monitor === null || parsed?.ok !== true) return { rows: [], rest: { ends: NOTHING } };
    const found = await reader.find('messages', {
      where: { monitorIds: { has: monitorId } },
      sort: [['createdAt', 'desc']],
      ...queryOf(stretch),
    });
    const { items, ends } = cutBy(found, stretch.limit, ({ createdAt }) => createdAt);
    // A new rule holds at once, also where the mark has not been taken away yet.
    const match = compileMonitor(parsed.query, monitor.rules);
    return { rows: await toHitRows(items, match, { workspaceId, ports }), rest: { ends } };
  },
});

const LOOKED_AT = 400;
const SHOWN = 20;
/** The latest messages of the client, whatever they say. */
const LATEST = 200;
const FEWEST_LATEST = 40;
const MOST_SHARE = 0.5;

/** What words would find in the archive: the newest of it, however much there is. */
export const monitorTrialView = view(views.monitorTrial, {
  on: {},
  async read({ workspaceId, words }, ports) {
    const parsed = parseMonitor(words);
    if (!parsed.ok) return nothing(parsed.problem);
    const question = questionOf(parsed.query);
    if (question === null) return nothing(null);
    const reader = ports.store.forWorkspace(workspaceId);
    const match = compileMonitor(parsed.query);
    const isHit = (message: Message): boolean =>
      message.direction === 'in' && match(monitoredOf(message)) !== null;
    const candidates = await reader.messagesWith({ question, limit: LOOKED_AT });
    const hits = candidates.filter(isHit);
    const latest = await reader.find('messages', {
      sort: [['createdAt', 'desc']],
      limit: LATEST,
    });
    const incoming = latest.filter(({ direction }) => direction === 'in');
    const share = incoming.filter(isHit).length / Math.max(1, incoming.length);
    return {
      rows: await toHitRows(hits.slice(0, SHOWN), match, { workspaceId, ports }),
      rest: {
        problem: null,
        found: hits.length,
        isMore: candidates.length === LOOKED_AT,
        findsMost: incoming.length >= FEWEST_LATEST && share > MOST_SHARE,
      },
    };
  },
});

function nothing(problem: QueryProblem | null) {
  return { rows: [], rest: { problem, found: 0, isMore: false, findsMost: false } };
}
