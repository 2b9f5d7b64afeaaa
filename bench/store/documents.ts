/** A message as the inbox keeps it: about 640 bytes of JSON. */
export type BenchMessage = {
  readonly id: string;
  readonly workspaceId: string;
  readonly accountId: string;
  readonly conversationId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly state: 'open' | 'snoozed' | 'done';
  readonly isUnread: boolean;
  readonly at: number;
  readonly text: string;
  readonly labelIds: readonly string[];
  readonly counts: { readonly likes: number; readonly replies: number };
  readonly url: string;
};

export const ACCOUNTS = Array.from({ length: 12 }, (_, number) => `account${number}`);
export const WORKSPACES = ['north', 'south', 'west'] as const;
const FIRST_AT = Date.UTC(2024, 0, 1);
const SPAN_MS = 3 * 365 * 86_400_000;
const RARE_EVERY = 2_000;

const WORDS =
  `danke für die schnelle antwort wann kommt das neue modell in den laden habe ich schon zweimal
gefragt leider keine rückmeldung super service gerne wieder the delivery was late and support did not answer
please help order number refund broken screen love this product great team wo finde ich die anleitung kann man
auch online bestellen preis lieferung termin rechnung adresse öffnungszeiten filiale köln hamburg münchen berlin
wien zürich gutschein aktion gewinnspiel newsletter kündigung vertrag tarif störung internet langsam`.split(
    /\s+/,
  );

export type Dice = {
  readonly below: (limit: number) => number;
  readonly chance: (odds: number) => boolean;
};

/** The same numbers in every run. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { below: (limit) => Math.floor(next() * limit), chance: (odds) => next() < odds };
}

/** Message `number` of `total`; times grow with the numbers, ids are in no order. */
export function message(random: Dice, number: number, total: number): BenchMessage {
  const account = random.below(ACCOUNTS.length);
  const accountId = ACCOUNTS[account] ?? '';
  const author = random.below(20_000);
  const state = random.chance(0.05) ? 'open' : random.chance(0.01) ? 'snoozed' : 'done';
  return {
    id: `${accountId}|${random.below(2 ** 31).toString(36)}${number.toString(36)}`,
    workspaceId: WORKSPACES[account % WORKSPACES.length] ?? 'north',
    accountId,
    conversationId: `${accountId}|c${random.below(Math.ceil(total / 6))}`,
    authorId: `p${author}`,
    authorName: `Person ${author}`,
    state,
    isUnread: state === 'open' && random.chance(0.6),
    at: FIRST_AT + Math.floor(((number + random.below(1_000) / 1_000) / total) * SPAN_MS),
    text: words(random) + (number % RARE_EVERY === 7 ? ' rückrufaktion' : ''),
    labelIds: random.chance(0.1) ? ['vip'] : random.chance(0.002) ? ['press'] : [],
    counts: { likes: random.below(30), replies: random.below(5) },
    url: `https://social.example/@person${author}/${number}`,
  };
}

function words(random: Dice): string {
  const length = 30 + random.below(30);
  return Array.from({ length }, () => WORDS[random.below(WORDS.length)]).join(' ');
}

const short = { type: 'string', maxLength: 20 } as const;
const key = { type: 'string', maxLength: 80 } as const;
const text = { type: 'string' } as const;

export const messageSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: key,
    workspaceId: short,
    accountId: short,
    conversationId: key,
    authorId: key,
    authorName: text,
    state: short,
    isUnread: { type: 'boolean' },
    at: { type: 'integer', minimum: 0, maximum: 9_999_999_999_999, multipleOf: 1 },
    text,
    labelIds: { type: 'array', items: text },
    counts: {
      type: 'object',
      properties: { likes: { type: 'integer' }, replies: { type: 'integer' } },
    },
    url: text,
  },
  required: [
    'id',
    'workspaceId',
    'accountId',
    'conversationId',
    'state',
    'isUnread',
    'at',
    'labelIds',
  ],
  indexes: [
    ['workspaceId', 'state', 'at'],
    ['accountId', 'state', 'at'],
    ['accountId', 'isUnread'],
    ['conversationId', 'at'],
  ],
} as const;

export const cursorSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: key, value: text },
  required: ['id', 'value'],
} as const;
