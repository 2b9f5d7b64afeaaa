import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationId, personId, toId, type WorkspaceId } from '#domain/ids.ts';
import { sharedId, type LibraryEntry } from '#domain/library.ts';
import type { Message } from '#domain/message.ts';
import { ruleEventId, type Rule } from '#domain/rule.ts';
import { startTone } from '#main/listening/tone.ts';
import type { Notice } from '#main/ports.ts';
import type { OpenedStore } from '#main/store/open.ts';
import {
  aConversation,
  aMessage,
  anAccount,
  aPerson,
  aWorkspace,
  BAKERY,
} from '#main/testing/documents.ts';
import { createManualClock, type ManualClock } from '#main/testing/manual-clock.ts';
import { createCountingRandom, openTestStore } from '#main/testing/test-store.ts';
import { lookBack } from './archive.ts';
import { createArrivalRules, type ArrivalRules } from './arrivals.ts';
import { readRulePlace } from './rule-set.ts';
import { startRuleNotices, type RuleNotices } from './notices.ts';

const yes = { can: true } as const;
const base = anAccount(BAKERY);
const account = anAccount(BAKERY, {
  capabilities: { ...base.capabilities, actions: { reply: yes, hide: yes, unhide: yes } },
});
const SPAM = { id: 'spam', name: 'Spam' };
let clock: ManualClock;
let store: OpenedStore;
let logged: string[];
let notices: Notice[];
let minuteOfDay: number;
let tone: { close(): Promise<void> } | null;
let rules: ArrivalRules;
let told: RuleNotices;

beforeEach(async () => {
  clock = createManualClock();
  store = await openTestStore(clock);
  [logged, notices, tone, minuteOfDay] = [[], [], null, 12 * 60];
  await put((tx) => {
    tx.put('workspaces', aWorkspace(BAKERY));
    tx.put('accounts', account);
    tx.put('people', aPerson(BAKERY, { reach: 900 }));
  });
  await keep({ ...entry('spam'), kind: 'label', name: 'Spam', color: '#111111' });
});
afterEach(async () => {
  await stop();
  await store.close();
});

type Change = Parameters<ReturnType<OpenedStore['forWorkspace']>['change']>[0];
const entry = (id: string, workspaceId: WorkspaceId = BAKERY) => ({
  id,
  workspaceId,
  createdAt: 0,
});

async function put(run: Change): Promise<void> {
  await store.forWorkspace(BAKERY).change(run, { safety: 'cache' });
}
async function keep(saved: LibraryEntry): Promise<void> {
  await store
    .forWorkspace(saved.workspaceId)
    .change((tx) => tx.put('library', saved), { safety: 'cache' });
}
async function keepRule(change: Partial<Rule> = {}): Promise<Rule> {
  const rule: Rule = {
    ...entry('r1'),
    kind: 'rule',
    name: 'Spam',
    position: 0,
    match: 'all',
    conditions: [
      {
        kind: 'text',
        words: ['kredit', 'casino*'],
      },
    ],
    actions: [
      {
        kind: 'label',
        label: SPAM,
      },
      {
        kind: 'state',
        state: 'done',
      },
    ],
    isOn: true,
    stops: false,
    takesHistory: false,
    version: 1,
    onSince: 0,
    ...change,
  };
  await keep(rule);
  return rule;
}

function start(): void {
  const shared = { store, clock, log: (event: string) => void logged.push(event) };
  rules = createArrivalRules({ ...shared, random: createCountingRandom() });
  told = startRuleNotices({
    ...shared,
    desktop: { notify: (notice) => void notices.push(notice) },
    mayNotify: () => true,
    minuteOfDay: () => minuteOfDay,
    onOpen: () => undefined,
  });
  tone = startTone({ ...shared, takeTurn: async () => {}, rules, onRules: told.tell });
}
async function stop(): Promise<void> {
  if (tone === null) return;
  await tone.close();
  rules.close();
  await told.close();
  tone = null;
}
async function pass(ms = 6000): Promise<void> {
  for (let rest = ms; rest > 0; rest -= 500) {
    clock.advance(500);
    for (let step = 0; step < 20; step++) await new Promise((resolve) => setImmediate(resolve));
  }
}
async function arrive(id: string, text: string, more: Partial<Message> = {}): Promise<Message> {
  const message = aMessage(account, id, {
    text,
    conversationId: conversationId(account.id, id),
    createdAt: clock.now(),
    receivedAt: clock.now(),
    ...more,
  });
  await put((tx) => {
    tx.put('messages', message);
    const known = tx.get('conversations', message.conversationId);
    const remoteRootId = message.conversationId.slice(account.id.length + 1);
    if (known === null)
      tx.put('conversations', aConversation(account, { id: message.conversationId, remoteRootId }));
  });
  return message;
}
const at = async (id: string) =>
  await store.acrossWorkspaces.get('conversations', conversationId(account.id, id));
const ran = async () =>
  await store.acrossWorkspaces.find('events', { where: { kind: 'rule.ran' } });

describe('rules on messages that arrive', () => {
  test('act as soon as the message was heard, and write down what they did', async () => {
    const rule = await keepRule();
    start();
    const message = await arrive('1', 'Kredit ohne Schufa!');
    await arrive('2', 'Habt ihr offen?');
    await pass();
    expect(await at('1')).toMatchObject({ state: 'done', labelIds: ['spam'] });
    expect(await at('2')).toMatchObject({ state: 'open', labelIds: [] });
    expect(await ran()).toMatchObject([
      {
        id: ruleEventId(rule, message.id),
        ruleName: 'Spam',
        before: { state: 'open', labelIds: [] },
        after: { state: 'done', labelIds: ['spam'] },
        deeds: [{ action: { kind: 'label' } }, { action: { kind: 'state' } }],
      },
    ]);
    expect(logged).toEqual([]);
  });

  test('act once, also after a restart, an edit and on what a crash left unheard', async () => {
    await keepRule({ actions: [{ kind: 'note', text: 'Spam?' }] });
    await arrive('1', 'Kredit!');
    start();
    await pass();
    await stop();
    start();
    await put((tx) => {
      const message = tx.get('messages', aMessage(account, '1').id);
      const { sentiment: _sentiment, tone: _tone, ...rest } = message ?? aMessage(account, '1');
      tx.put('messages', { ...rest, text: 'Kredit!!' });
    });
    await pass();
    expect((await at('1'))?.notes).toHaveLength(1);
    expect(await ran()).toHaveLength(1);
  });

  test('of another version act anew, but on what comes in since', async () => {
    await keepRule();
    start();
    await arrive('1', 'Kredit!');
    await pass();
    await keepRule({ version: 2, onSince: clock.now(), actions: [{ kind: 'vip' }] });
    await arrive('2', 'Kredit!');
    await pass();
    expect((await ran()).map((event) => event.at > 0 && event.id)).toHaveLength(2);
    expect((await at('2'))?.state).toBe('open');
  });

  test('never set each other off: all look at what was there before', async () => {
    await keepRule();
    await keepRule({
      id: 'r2',
      position: 1,
      conditions: [
        {
          kind: 'label',
          label: SPAM,
        },
      ],
      actions: [
        {
          kind: 'note',
          text: 'Nie',
        },
      ],
    });
    start();
    await arrive('1', 'Kredit!');
    await pass();
    expect((await at('1'))?.notes).toEqual([]);
  });

  test('stop where one says so, those for all clients first', async () => {
    await keepRule({ actions: [{ kind: 'note', text: 'Danach' }] });
    await keepRule({
      ...entry('r0', sharedId),
      stops: true,
      position: 7,
      actions: [
        {
          kind: 'label',
          label: {
            ...SPAM,
            id: 'theirs',
          },
        },
      ],
    });
    start();
    await arrive('1', 'Kredit!');
    await pass();
    expect(await at('1')).toMatchObject({ notes: [], labelIds: ['spam'] });
  });

  test('leave a conversation in sight in which somebody else waits', async () => {
    await keepRule();
    start();
    const same = { conversationId: conversationId(account.id, 'post') };
    await arrive('1', 'Wo bleibt meine Bestellung?', same);
    clock.advance(10);
    await arrive('2', 'Kredit ohne Schufa', same);
    await pass();
    expect(await at('post')).toMatchObject({ state: 'open', labelIds: ['spam'] });
    expect((await ran())[0]).toMatchObject({ deeds: [{}, { skipped: 'others-wait' }] });
  });

  test('say what is gone and leave it out', async () => {
    await keepRule({
      actions: [
        { kind: 'label', label: { id: 'old', name: 'Weg' } },
        { kind: 'draft', text: { id: 'old', name: 'Weg' } },
        { kind: 'vip' },
      ],
    });
    start();
    await arrive('1', 'Kredit!');
    await pass();
    expect((await ran())[0]).toMatchObject({
      deeds: [{ skipped: 'label-gone' }, { skipped: 'text-gone' }, { action: { kind: 'vip' } }],
    });
    expect((await store.acrossWorkspaces.find('people', {}))[0]?.isVip).toBe(true);
  });

  test('give the star to the person, not to one identity, and know it wherever it was given', async () => {
    await keepRule({ actions: [{ kind: 'vip' }] });
    start();
    await arrive('1', 'Kredit!');
    const [author] = await store.acrossWorkspaces.find('people', {});
    const lead = aPerson(BAKERY, { id: personId(BAKERY, 'bluesky', 'jana'), network: 'bluesky' });
    await store.forWorkspace(BAKERY).change(
      (tx) => {
        tx.put('people', lead);
        if (author !== undefined) tx.put('people', { ...author, leadId: lead.id });
      },
      { safety: 'durable' },
    );
    await pass();
    expect((await store.acrossWorkspaces.get('people', lead.id))?.isVip).toBe(true);
    expect((await ran())[0]).toMatchObject({ personId: lead.id });
    await arrive('2', 'Kredit?');
    await pass();
    expect(await ran()).toHaveLength(1);
  });

  test('know how many a person reaches on all networks, and since when they are known', async () => {
    const rule = await keepRule({ conditions: [{ kind: 'reach', from: 1000 }] });
    await keepRule({ ...rule, id: 'r2', conditions: [{ kind: 'first-contact' }] });
    const other = aPerson(BAKERY, {
      id: personId(BAKERY, 'bluesky', 'jana'),
      network: 'bluesky',
      reach: 200,
      firstSeenAt: clock.now() - 1,
    });
    const newcomer = personId(BAKERY, 'mastodon', 'new');
    const [author] = await store.acrossWorkspaces.find('people', {});
    await put((tx) => {
      tx.put('people', other);
      tx.put('people', aPerson(BAKERY, { id: newcomer, firstSeenAt: clock.now() + 1000 }));
      if (author === undefined) return;
      tx.put('people', { ...author, leadId: other.id, firstSeenAt: clock.now() + 1000 });
    });
    start();
    const merged = await arrive('1', 'Habt ihr offen?');
    const alone = await arrive('2', 'Habt ihr offen?', { authorId: newcomer });
    await pass();
    const acted = (await ran()).map(({ id }) => id);
    expect(acted.toSorted()).toEqual(
      [ruleEventId(rule, merged.id), ruleEventId({ ...rule, id: 'r2' }, alone.id)].toSorted(),
    );

    const found = [];
    const place = await readRulePlace(store, BAKERY);
    if (place === null) throw new Error('The client is gone');
    for await (const look of lookBack(store.forWorkspace(BAKERY), { rule, place, from: 0 }))
      found.push(...look.found.map(({ message, person }) => [message.id, person?.reach]));
    expect(found).toEqual([[merged.id, 1100]]);
  });

  test('make a draft of a saved reply, and hide through the outbox', async () => {
    await keep({ ...entry('t'), kind: 'saved-reply', name: 'Dank', text: 'Danke, {first name}!' });
    await keepRule({
      actions: [{ kind: 'draft', text: { id: 't', name: 'Dank' } }, { kind: 'hide' }],
    });
    start();
    const { id } = await arrive('1', 'Kredit!');
    await pass();
    const [draft] = await store.acrossWorkspaces.find('replies', {});
    expect(draft).toMatchObject({
      content: { text: 'Danke, Jana!', kind: 'public' },
      status: { state: 'draft' },
      inReplyTo: { messageId: id },
    });
    expect(await store.acrossWorkspaces.get('messages', id)).toMatchObject({
      mine: { hidden: true },
      ext: { pendingActions: [{ action: 'hide' }] },
    });
  });

  test('wait with a notice for the end of the quiet hours', async () => {
    await put((tx) =>
      tx.put('workspaces', aWorkspace(BAKERY, { quiet: { fromMinute: 1080, toMinute: 480 } })),
    );
    await keepRule({ actions: [{ kind: 'notify' }] });
    start();
    minuteOfDay = 22 * 60;
    await arrive('1', 'Kredit!');
    await arrive('2', 'Casinospiel');
    await pass(40_000);
    expect(notices).toEqual([]);
    minuteOfDay = 9 * 60;
    await pass(40_000);
    expect(notices).toMatchObject([{ title: { en: 'Spam: Jana Öztürk and 1 more' } }]);
  });

  test('that are switched off while messages come in do nothing more', async () => {
    const rule = await keepRule();
    start();
    await arrive('1', 'Kredit!');
    await pass();
    await keep({ ...rule, isOn: false });
    await arrive('2', 'Kredit!');
    await pass();
    expect((await at('2'))?.labelIds).toEqual([]);
    expect(await ran()).toHaveLength(1);
  });

  test('of another client are not asked', async () => {
    await keepRule({ workspaceId: toId<WorkspaceId>('garage') });
    start();
    await arrive('1', 'Kredit!');
    await pass();
    expect(await ran()).toEqual([]);
  });
});
