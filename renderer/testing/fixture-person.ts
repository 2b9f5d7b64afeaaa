import type { PersonRow } from '#contract/rows.ts';
import type { CheckedViewArgs, ViewOutput } from '#contract/views.ts';
import type { personViews } from '#contract/person-rows.ts';
import { stretchOf } from './fixture-stretch.ts';
import type { World } from './fixture-world.ts';

const DAY = 86_400_000;
type Name = keyof typeof personViews;
type Views = { readonly [View in Name]: (args: CheckedViewArgs<View>) => ViewOutput<View> };

const LISTS = [
  { id: 'press', name: 'Press' },
  { id: 'regulars', name: 'Regulars' },
] as const;

/** What the client keeps about somebody; of one of them there is more. */
export function ownOf(key: string): Pick<PersonRow, 'fields' | 'lists' | 'touch'> {
  const isKnown = key === 'tom';
  const fields = [
    ['birthday', 'Birthday', 'date', '1984-05-17'],
    ['customer', 'Customer number', 'number', '20418'],
    ['site', 'Web site', 'link', 'https://kessler.example'],
  ] as const;
  return {
    fields: fields.map(([id, name, valueKind, value]) => ({
      id,
      name,
      valueKind,
      value: isKnown ? value : '',
    })),
    lists: isKnown ? [LISTS[0]] : [],
    ...(isKnown ? { touch: { days: 30, dueAt: Date.now() + 12 * DAY } } : {}),
  };
}

const WEEKS = [1, 0, 2, 1, 3, 2, 0, 4, 3, 5, 4, 6].map((messages, index) => ({
  from: Date.now() - (12 - index) * 7 * DAY,
  messages,
  positive: Math.floor(messages / 3),
  negative: Math.floor(messages / 2),
}));

export function personFixtures(world: World): Views {
  return {
    personStory: () => ({
      rows: [
        {
          id: 'rabe-mastodon',
          network: 'mastodon',
          handle: '@rabe@kaffee.example',
          here: 21,
          elsewhere: 4,
        },
        { id: 'rabe-bluesky', network: 'bluesky', handle: 'rabe.example', here: 3, elsewhere: 0 },
      ],
      rest: {
        messages: 31,
        positive: 9,
        negative: 6,
        firstAt: Date.now() - 410 * DAY,
        lastContactAt: Date.now() - 2 * DAY,
        waitForUs: 1,
        waitForThem: 2,
        weeks: WEEKS,
      },
    }),
    personConversations: ({ personId, workspaceId, ...stretch }) => {
      const rows = world.inbox
        .filter((row) => row.workspaceId === workspaceId && row.personId === personId)
        .map(({ id, network, kind, subject, preview, state, unreadCount }) => ({
          id,
          workspaceId,
          network,
          kind,
          title: subject ?? preview.text,
          at: preview.at,
          state,
          isUnread: unreadCount > 0,
        }));
      const { shown, ends } = stretchOf(rows, stretch);
      return { rows: shown, rest: { total: rows.length, ends } };
    },
    personWeeks: () => ({ rows: [], rest: { weeks: WEEKS } }),
    peopleLists: ({ workspaceId }) => ({
      rows: LISTS.map((list) =>
        Object.assign({ count: 4, workspaceId: workspaceId ?? 'rabe' }, list),
      ),
      rest: { stars: 3 },
    }),
    keepInTouch: () => ({
      rows: [...world.people.values()].slice(0, 2).map((person, index) => ({
        id: person.id,
        workspaceId: person.workspaceId,
        network: person.network,
        name: person.name,
        handle: person.handle,
        days: 30,
        dueAt: Date.now() + (index === 0 ? -3 : 9) * DAY,
        lastContactAt: Date.now() - 33 * DAY,
        accountId: 'rabe-mastodon',
      })),
      rest: {},
    }),
  };
}
