import type { CheckedViewArgs, ViewOutput } from '#contract/views.ts';
import type { World } from './fixture-world.ts';

type Insights = {
  readonly [Name in 'insights' | 'insightList']: (args: CheckedViewArgs<Name>) => ViewOutput<Name>;
};
const MINUTE = 60_000;
/** Days since epoch: what is counted ends today. */
const TODAY = Math.floor(Date.now() / (24 * 60 * MINUTE));

/** Invented figures, and the inbox as the list of every mark. */
export function insightFixtures(world: World): Insights {
  const figures = () => ({
    conversations: world.entries.size === 0 ? 0 : 868,
    messages: 1204,
    negativeMessages: 168,
    answered: 790,
    medianMs: 23 * MINUTE,
    slowMs: 190 * MINUTE,
  });
  return {
    insights: ({ days }) => ({
      rows: [],
      rest: {
        now: figures(),
        before: { ...figures(), medianMs: 34 * MINUTE },
        days: Array.from({ length: days }, (_, index) => ({
          day: TODAY - days + 1 + index,
          conversations: 20 + ((index * 7) % 13) + (index > 18 && index < 23 ? 20 : 0),
          negative: index > 18 && index < 23 ? 18 : index % 4,
        })),
        networks: [
          { network: 'mastodon', conversations: 312, medianMs: 24 * MINUTE },
          { network: 'bluesky', conversations: 203, medianMs: 19 * MINUTE },
          { network: 'wordpress', conversations: 74, medianMs: null },
        ],
        weeks: [28, 21, 14, 7, 0].map((back, index) => ({
          day: TODAY - back - 2,
          answers: 150,
          medianMs: (40 - index * 5) * MINUTE,
        })),
        hours: Array.from({ length: 7 * 24 }, (_, index) => ({
          weekday: Math.floor(index / 24),
          hour: index % 24,
          messages: Math.max(0, 12 - Math.abs((index % 24) - 18)) * (index % 3),
        })),
      },
    }),
    insightList: ({ workspaceId }) => {
      const rows = world.inbox
        .filter((row) => workspaceId === null || row.workspaceId === workspaceId)
        .map((row) => ({
          id: row.id,
          workspaceId: row.workspaceId,
          network: row.network,
          personName: row.personName,
          title: row.preview.text,
          at: row.preview.at,
        }));
      return { rows, rest: { total: rows.length } };
    },
  };
}
