import type { CommandValue } from '#contract/commands.ts';
import type { ReplyRow } from '#contract/rows.ts';
import { toId, type MessageId } from '#domain/ids.ts';
import type { Failure } from '#domain/failure.ts';
import type { FixtureBridge } from './fixture-bridge.ts';
import type { World } from './fixture-world.ts';

/**
 * Everything that can go wrong, at once: what a working network never shows. Addresses say what
 * comes of them: `unknown.example`, `nothing.example`, `several.example`, `waiting.example`;
 * everything else leads to a form whose password is always wrong.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOST = 'kaffee.example';

type Candidate = CommandValue<'account.probe'>['candidates'][number];

const BROWSER: Candidate['methods'][number] = {
  id: 'browser',
  kind: 'browser',
  label: { en: 'In the browser', de: 'Im Browser' },
  fields: [],
};
const FORM: Candidate['methods'][number] = {
  id: 'app-password',
  kind: 'form',
  label: { en: 'App password', de: 'App-Passwort' },
  fields: [
    { name: 'handle', label: { en: 'Handle', de: 'Nutzername' }, kind: 'text' },
    {
      name: 'password',
      label: { en: 'App password', de: 'App-Passwort' },
      kind: 'password',
      hint: {
        en: 'Not your normal password: an app password can be taken back at any time.',
        de: 'Nicht dein normales Passwort: Ein App-Passwort lässt sich jederzeit zurückziehen.',
      },
      helpUrl: 'https://bluesky.example/settings/app-passwords',
    },
  ],
};
const BLUESKY: Candidate = {
  network: 'bluesky',
  serverUrl: 'https://bluesky.example',
  title: 'Bluesky',
  methods: [FORM, BROWSER],
  prefilled: { handle: 'rabe.bsky.example' },
};
const MASTODON: Candidate = {
  network: 'mastodon',
  serverUrl: `https://${HOST}`,
  title: 'Kaffee',
  software: 'Mastodon 4.5',
  methods: [BROWSER],
};

function candidatesFor(input: string): readonly Candidate[] {
  if (input.startsWith('nothing')) return [];
  if (input.startsWith('several')) return [MASTODON, BLUESKY];
  return input.startsWith('waiting') ? [MASTODON] : [BLUESKY];
}

type Trouble = Pick<ReplyRow, 'state'> &
  Partial<
    Pick<ReplyRow, 'dueAt' | 'needsPerson' | 'failure' | 'question' | 'looks' | 'waitsBehind'>
  > & { readonly text: string };

function troubles(now: number): readonly Trouble[] {
  const timeout: Failure = { code: 'timeout', host: HOST };
  return [
    { state: 'queued', text: 'Dein Paket kommt morgen an, versprochen.', dueAt: now + 40 * SECOND },
    { state: 'queued', text: 'See you on Thursday at 15:00.', dueAt: now + 26 * 60 * MINUTE },
    {
      state: 'queued',
      text: 'Did that help?',
      dueAt: now + 2 * MINUTE,
      failure: { code: 'server-error', host: HOST, status: 503, detail: 'Upstream unavailable' },
    },
    {
      state: 'unclear',
      text: 'Danke für den Hinweis, wir prüfen das heute noch.',
      needsPerson: true,
      failure: timeout,
      looks: [
        { at: now - 4 * MINUTE, result: 'failed', failure: timeout },
        { at: now - 2 * MINUTE, result: 'absent' },
      ],
    },
    {
      state: 'queued',
      text: 'Am Samstag haben wir bis 14 Uhr offen.',
      needsPerson: true,
      question: { why: 'answered', at: now - MINUTE },
    },
    {
      state: 'queued',
      text: 'We will be back next week.',
      needsPerson: true,
      question: { why: 'old', at: now - MINUTE },
    },
    { state: 'queued', text: 'And thank you again!', dueAt: now - MINUTE, waitsBehind: true },
    { state: 'unclear', text: 'Yes, we do.', dueAt: now + MINUTE, failure: timeout },
    {
      state: 'failed',
      text: 'Natürlich! Die Mühle ist von Hand gebaut.',
      needsPerson: true,
      failure: { code: 'too-long', host: HOST, detail: 'Text limit of 500 exceeded' },
    },
    { state: 'sending', text: 'On its way.' },
  ];
}

function addReplies(world: World, now: number): void {
  const [talk] = world.inbox;
  const account = world.accounts.find(({ id }) => id === talk?.accountId);
  if (talk === undefined || account === undefined) return;
  for (const { text, needsPerson = false, ...trouble } of troubles(now))
    world.entries.get(talk.id)?.push({
      id: crypto.randomUUID(),
      entry: 'reply',
      replyId: crypto.randomUUID(),
      workspaceId: talk.workspaceId,
      accountId: account.id,
      accountHandle: account.handle,
      conversationId: talk.id,
      network: talk.network,
      personName: talk.personName,
      content: { kind: 'public', text, media: [] },
      needsPerson,
      mayHaveArrived: trouble.state === 'unclear',
      createdAt: now - MINUTE,
      updatedAt: now - MINUTE,
      ...trouble,
    });
}

function breakAccounts(world: World, now: number): void {
  const [first, second, third] = world.accounts;
  if (first === undefined || second === undefined || third === undefined) return;
  const retryAt = now + 10 * MINUTE;
  world.accounts.splice(
    0,
    3,
    { ...first, state: 'login-needed', failure: { code: 'login-needed', host: HOST } },
    {
      ...second,
      nextSyncAt: retryAt,
      failure: { code: 'rate-limited', host: 'bluesky.example', retryAt },
    },
    { ...third, isSyncing: true },
  );
}

function inputOf(args: unknown, name: string): string {
  return typeof args === 'object' && args !== null ? String(Reflect.get(args, name)) : '';
}

/** Posts of the newest conversation's account come in, as if somebody had just written them. */
function arrive(bridge: FixtureBridge, count: number): void {
  const { world } = bridge;
  const [talk] = world.inbox;
  const entries = world.entries.get(talk?.id ?? '') ?? [];
  const model = entries.find((entry) => entry.entry === 'message');
  if (model?.entry !== 'message') return;
  for (let number = 1; number <= count; number += 1) {
    const id = toId<MessageId>(`arrived-${number}`);
    const createdAt = Date.now() + number;
    entries.push({ ...model, id, messageId: id, text: `Arrived ${number}`, spans: [], createdAt });
  }
  bridge.refresh();
}

type TroubledBridge = FixtureBridge & { readonly arrive: (count: number) => void };

/** The same bridge in a worse world. */
export function withTroubles(bridge: FixtureBridge, now: number): TroubledBridge {
  addReplies(bridge.world, now);
  breakAccounts(bridge.world, now);
  const waiting = new Set<() => void>();
  const signIn = async (isBrowser: boolean): Promise<unknown> => {
    if (!isBrowser)
      return { ok: false, failure: { code: 'wrong-credentials', host: 'bluesky.example' } };
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
    });
    return { ok: false, failure: { code: 'canceled' } };
  };
  return {
    ...bridge,
    arrive: (count) => arrive(bridge, count),
    run: async (name, args) => {
      if (name === 'account.probe') {
        const input = inputOf(args, 'input');
        return input.startsWith('unknown')
          ? { ok: false, failure: { code: 'unknown-host', host: input } }
          : { ok: true, value: { candidates: candidatesFor(input) } };
      }
      // No file is what its name says.
      if (name === 'media.add')
        return { ok: false, failure: { code: 'invalid-input', detail: 'mimeType' } };
      if (name === 'account.signIn') return await signIn(inputOf(args, 'methodId') === BROWSER.id);
      if (name === 'account.cancelSignIn') {
        for (const stop of waiting) stop();
        return { ok: true, value: {} };
      }
      return await bridge.run(name, args);
    },
  };
}
