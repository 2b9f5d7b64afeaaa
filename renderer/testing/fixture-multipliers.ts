import type { ViewOutput } from '#contract/views.ts';

const DAY = 86_400_000;
type Row = ViewOutput<'multipliers'>['rows'][number];

function person(id: string, name: string, more: Partial<Row>): Row {
  return {
    id: `rabe|mastodon|${id}`,
    workspaceId: 'rabe',
    network: 'mastodon',
    name,
    handle: `@${id}@kaffee.example`,
    isVip: false,
    messages: 1,
    messagesBefore: 0,
    positive: 0,
    negative: 0,
    ...more,
  };
}

/** Who carries far; all of them invented. */
export const MULTIPLIERS: readonly Row[] = [
  person('tom', 'Tom Kessler', {
    reach: 18_400,
    messages: 9,
    messagesBefore: 4,
    positive: 5,
    negative: 1,
    lastContactAt: Date.now() - 3 * DAY,
  }),
  person('blatt', 'Regionalblatt', {
    reach: 52_300,
    messages: 2,
    negative: 2,
    lastContactAt: Date.now() - 41 * DAY,
  }),
  person('jana', 'Jana Meissner', {
    reach: 2140,
    messages: 14,
    messagesBefore: 12,
    positive: 4,
    negative: 4,
    lastContactAt: Date.now() - DAY,
  }),
  person('lea', 'Lea S.', { network: 'wordpress', messages: 6, positive: 1 }),
  person('peter', 'Peter Lang', { reach: 86, messages: 3, messagesBefore: 5, negative: 3 }),
  person('bea', 'Bea Sommer', { reach: 310, messages: 1 }),
];
