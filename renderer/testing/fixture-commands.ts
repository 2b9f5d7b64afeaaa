import type { CheckedCommandArgs } from '#contract/commands.ts';
import type { InboxRow } from '#contract/rows.ts';
import { createFixtureColumns } from './fixture-columns.ts';
import { createFixtureMerges } from './fixture-merges.ts';
import { createFixtureMonitors } from './fixture-monitors.ts';
import { handle, type FixtureCommands } from './fixture-handle.ts';
import { createFixtureReplies } from './fixture-replies.ts';
import { createFixtureRules } from './fixture-rules.ts';
import { remember, type World } from './fixture-world.ts';

type Targets = CheckedCommandArgs<'conversation.setState'>['conversations'];

function meantBy(targets: Targets): (row: InboxRow) => boolean {
  if ('all' in targets) return (row) => row.state === targets.all.state;
  const ids = new Set<string>(targets.map(({ conversationId }) => conversationId));
  return (row) => ids.has(row.id);
}

export function createFixtureCommands(world: World, refresh: () => void): FixtureCommands {
  const triaged = (targets: Targets, next: (row: InboxRow) => InboxRow): { count: number } => {
    remember(world);
    const isMeant = meantBy(targets);
    world.inbox = world.inbox.map((row) => (isMeant(row) ? next(row) : row));
    return { count: world.inbox.filter(isMeant).length };
  };
  const triage = {
    ...handle('conversation.setState', ({ conversations, state, snoozedUntil }) =>
      triaged(conversations, (row) => ({ ...row, state, snoozedUntil })),
    ),
    ...handle('conversation.setMuted', ({ conversations, isMuted }) =>
      triaged(conversations, (row) => ({ ...row, isMuted })),
    ),
    ...handle('conversation.setRead', ({ conversations, isRead }) =>
      triaged(conversations, (row) => ({ ...row, unreadCount: isRead ? 0 : 1 })),
    ),
    ...handle('conversation.markRead', ({ conversationId }) => {
      world.inbox = world.inbox.map((row) =>
        row.id === conversationId ? { ...row, unreadCount: 0 } : row,
      );
      return {};
    }),
    ...handle('conversation.setLabel', ({ conversations, labelId, isOn }) => {
      const label = world.labels.find(({ id }) => id === labelId);
      return triaged(conversations, (row) => {
        const others = row.labels.filter(({ id }) => id !== labelId);
        return { ...row, labels: isOn && label !== undefined ? [...others, label] : others };
      });
    }),
    ...handle('conversation.addNote', ({ conversationId, text }) => {
      world.entries
        .get(conversationId)
        ?.push({ id: crypto.randomUUID(), entry: 'note', text, createdAt: Date.now() });
      return {};
    }),
    ...handle('conversation.draftNote', () => ({})),
    ...handle('conversation.removeNote', ({ conversationId, noteId }) => {
      const entries = world.entries.get(conversationId) ?? [];
      world.entries.set(
        conversationId,
        entries.filter(({ id }) => id !== noteId),
      );
      return {};
    }),
    ...handle('conversation.refresh', () => ({})),
    ...handle('undo.last', () => {
      const { before, thrownAway = [] } = world.undo.pop() ?? {};
      if (before === undefined) return { undone: null, what: null };
      for (const [id, draft] of thrownAway) world.drafts.set(id, draft);
      if (thrownAway.length > 0) return { undone: null, what: 'reply' };
      const changed = world.inbox.find((row) => !before.inbox.includes(row));
      Object.assign(world, before);
      const what = changed === undefined ? 'library' : 'conversation';
      return { undone: changed?.id ?? null, what };
    }),
  };

  return {
    ...triage,
    ...createFixtureReplies(world, refresh),
    ...createFixtureColumns(world),
    ...createFixtureMonitors(world),
    ...createFixtureRules(world),
    ...createFixtureMerges(world),
    ...handle('label.create', ({ workspaceId, name, color }) => {
      const id = crypto.randomUUID();
      world.labels = [...world.labels, { id, name, color, workspaceId }];
      return { labelId: id };
    }),
    ...handle('label.update', ({ labelId, name, color }) => {
      world.labels = world.labels.map((label) =>
        label.id === labelId
          ? { ...label, name: name ?? label.name, color: color ?? label.color }
          : label,
      );
      return {};
    }),
    ...handle('label.remove', ({ labelId }) => {
      remember(world);
      world.labels = world.labels.filter(({ id }) => id !== labelId);
      return {};
    }),
    ...handle('person.update', ({ personId, isVip, note }) => {
      const person = world.people.get(personId);
      if (person !== undefined)
        world.people.set(personId, {
          ...person,
          ...(isVip === undefined ? {} : { isVip }),
          ...(note === undefined ? {} : { note }),
        });
      return {};
    }),
    ...handle('message.act', () => {
      remember(world);
      return {};
    }),
    ...handle('message.setSentiment', ({ messageId, sentiment }) => {
      for (const entries of world.entries.values())
        for (const entry of entries)
          if (entry.entry === 'message' && entry.messageId === messageId)
            Object.assign(entry, { sentiment: sentiment ?? 'unknown' });
      return {};
    }),
    ...handle('message.takeIntoInbox', () => {
      remember(world);
      return { conversationId: 'rabe-mastodon|jana' };
    }),
    ...handle('settings.change', ({ change }) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      world.settings = { ...world.settings, ...Object.fromEntries(given) };
      return {};
    }),
    ...handle('workspace.focus', () => ({})),
    ...handle('link.open', () => ({})),
    ...handle('account.sync', () => ({})),
    ...handle('account.acceptGaps', ({ accountId }) => {
      world.accounts = world.accounts.map((account) =>
        account.id === accountId ? { ...account, missed: [] } : account,
      );
      return {};
    }),
    ...handle('account.setHistory', ({ accountId, history: reach }) => {
      world.accounts = world.accounts.map((account) =>
        account.id === accountId
          ? { ...account, history: { ...account.history, reach, state: 'running', share: 0.4 } }
          : account,
      );
      return {};
    }),
    ...handle('account.probe', ({ input }) => ({
      candidates: [
        {
          network: 'mastodon',
          serverUrl: 'https://kaffee.example',
          title: input,
          software: 'Mastodon 4.5',
          methods: [
            {
              id: 'browser',
              kind: 'browser',
              label: { en: 'Sign in', de: 'Anmelden' },
              fields: [],
            },
          ],
        },
      ],
    })),
    ...handle('sample.open', () => ({ workspaceId: 'rabe' })),
    ...handle('media.add', ({ base64 }) => ({
      mediaId: 'a'.repeat(64),
      byteLength: Math.floor((base64.length * 3) / 4),
      picture: '/media/cup',
    })),
  };
}
