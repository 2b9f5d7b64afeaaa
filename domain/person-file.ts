import type { Conversation } from './conversation.ts';
import type { ParleyEvent } from './events.ts';
import type { Label, PeopleList, PersonField } from './library.ts';
import type { LocalText } from './local-text.ts';
import type { Message } from './message.ts';
import { PERSON_FILE_WORDS } from './person-file-words.ts';
import { ownOf } from './person-own.ts';
import type { Person } from './person.ts';
import type { Reply } from './reply.ts';

/** All that one client keeps about a person. */
export type HeldAboutPerson = {
  /** The lead first. */
  readonly identities: readonly Person[];
  readonly conversations: readonly Conversation[];
  /** Theirs, and what answers them; the oldest first. */
  readonly messages: readonly Message[];
  /** To them, and not sent: a sent one is among the messages. */
  readonly replies: readonly Reply[];
  readonly labels: readonly Label[];
  readonly lists: readonly PeopleList[];
  /** What the client wants to know of people; the values stand at the identities. */
  readonly fields: readonly PersonField[];
  readonly events: readonly ParleyEvent[];
};

type Told = {
  readonly clientName: string;
  readonly locale: keyof LocalText;
  /** A moment in words, and for machines; ms since epoch. */
  readonly when: (at: number) => string;
  readonly exportedAt: number;
};

/**
 * One page that any browser opens, to read; and in it everything once more as JSON, for machines. It
 * loads nothing, and nothing in it runs.
 */
export function personFile(held: HeldAboutPerson, told: Told): string {
  const { locale, clientName, when, exportedAt } = told;
  const [lead] = held.identities;
  const say = (word: keyof typeof PERSON_FILE_WORDS): string => PERSON_FILE_WORDS[word][locale];
  const title = lead?.name ?? '';
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${safe(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${safe(title)}</h1>`,
    `<p>${safe(say('about'))} ${safe(clientName)}, ${safe(when(exportedAt))}</p>`,
    section(
      say('identities'),
      held.identities.map((one) => table(identityLines(one, told))),
    ),
    section(say('kept'), [table(keptLines(held, told))]),
    ...held.conversations.map((one) => conversationPart(one, held, told)),
    section(
      say('unsent'),
      held.replies.map((reply) => entry('', reply.content.text)),
    ),
    section(
      say('events'),
      held.events.map((event) => `<p>${safe(when(event.at))} · ${safe(event.kind)}</p>`),
    ),
    `<script type="application/json" id="data">${asJson({ format: 'parley-person', version: 1, clientName, exportedAt, ...held })}</script>`,
    '</body></html>\n',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

type Line = readonly [label: string, value: string | undefined];

function identityLines(person: Person, { locale, when }: Told): readonly Line[] {
  const say = (word: keyof typeof PERSON_FILE_WORDS): string => PERSON_FILE_WORDS[word][locale];
  return [
    [say('network'), person.network],
    [say('name'), person.name],
    [say('handle'), person.handle],
    [say('id'), person.remoteId],
    [say('page'), person.url],
    [say('bio'), person.bio],
    [say('links'), person.links?.map(({ url }) => url).join('\n')],
    [say('mail'), person.mail],
    [say('picture'), person.avatarUrl],
    [say('reach'), person.reach?.toString()],
    [say('posts'), person.postCount?.toString()],
    [say('firstSeen'), when(person.firstSeenAt)],
    [say('lastSeen'), when(person.lastSeenAt)],
    [say('note'), person.note],
  ];
}

/** What was decided and typed about them. */
function keptLines(held: HeldAboutPerson, { locale }: Told): readonly Line[] {
  const say = (word: keyof typeof PERSON_FILE_WORDS): string => PERSON_FILE_WORDS[word][locale];
  const { listIds, fields, touch } = ownOf(held.identities);
  const isVip = held.identities.some((one) => one.isVip);
  return [
    [
      say('lists'),
      [...(isVip ? ['VIP'] : []), namesOf(held.lists, listIds)].filter(Boolean).join(', '),
    ],
    [say('labels'), held.labels.map(({ name }) => name).join(', ')],
    [say('touch'), touch?.days.toString()],
    ...held.fields.map(({ id, name }): Line => [name, fields[id]]),
  ];
}

function namesOf(
  all: readonly { readonly id: string; readonly name: string }[],
  ids: readonly string[],
): string {
  return all.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join(', ');
}

function conversationPart(
  { id, subject, notes, network }: Conversation,
  held: HeldAboutPerson,
  { locale, when }: Told,
): string {
  const own = held.messages.filter(({ conversationId }) => conversationId === id);
  return section(`${PERSON_FILE_WORDS.conversation[locale]}: ${subject ?? network}`, [
    ...own.map(({ createdAt, authorName, authorHandle, text, url, media }) =>
      entry(
        `${when(createdAt)} · ${authorName} ${authorHandle}`,
        [
          text,
          ...media.map((one) => `[${one.kind}] ${one.url}`),
          ...(url === undefined ? [] : [url]),
        ].join('\n'),
      ),
    ),
    ...notes.map(({ createdAt, text }) =>
      entry(`${when(createdAt)} · ${PERSON_FILE_WORDS.note[locale]}`, text),
    ),
  ]);
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}' +
  'th{text-align:left;vertical-align:top;padding-right:1rem;font-weight:600}' +
  'td,blockquote{white-space:pre-wrap;overflow-wrap:anywhere}blockquote{margin:.2rem 0 1rem;padding-left:.8rem;border-left:3px solid #bbb}' +
  'h2{font-size:1.05rem;margin-top:2rem}p{margin:.2rem 0}@media(prefers-color-scheme:dark){body{background:#1c1b1a;color:#eee}}';

function section(title: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<h2>${safe(title)}</h2>\n${parts.join('\n')}`;
}

function table(lines: readonly Line[]): string {
  const rows = lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value = '']) => `<tr><th>${safe(label)}</th><td>${safe(value)}</td></tr>`);
  return `<table>${rows.join('')}</table>`;
}

function entry(head: string, text: string): string {
  return `${head === '' ? '' : `<p>${safe(head)}</p>`}<blockquote>${safe(text)}</blockquote>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function safe(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');
}

/** Nothing in it ends the element that it stands in. */
function asJson(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll('<', String.raw`\u003c`);
}
