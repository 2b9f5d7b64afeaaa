import { commands, type CheckedCommandArgs } from '#contract/commands.ts';
import type { Conversation } from '#domain/conversation.ts';
import { wantAction } from '#domain/action-steps.ts';
import type { Message } from '#domain/message.ts';
import { withRefreshRequest } from '#domain/refresh-request.ts';
import {
  addNote,
  draftNote,
  removeNote,
  setLabel,
  setMuted,
  setState,
  snooze,
} from '#domain/triage.ts';
import type { Transaction, WorkspaceStore } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { unreadOf } from './read.ts';
import { resolveTargets } from './targets.ts';
import { newAct, triage, triageOne } from './triage.ts';

type StateArgs = CheckedCommandArgs<'conversation.setState'>;

export const conversationCommands = {
  'conversation.setState': command(commands['conversation.setState'], async (args, ports) => {
    const next = stateChange(args, ports.clock.now());
    return next === null
      ? refused('invalid-input', 'snoozedUntil')
      : await change(args, next, ports);
  }),

  'conversation.setLabel': command(commands['conversation.setLabel'], async (args, ports) => {
    const { workspaceId, labelId, isOn } = args;
    const label = await ports.store.forWorkspace(workspaceId).get('library', labelId);
    if (label?.kind !== 'label') return refused('not-found');
    const targets = await resolveTargets(args.conversations, ports);
    const ids = targets.get(workspaceId) ?? [];
    const { found, changed } = await triage(
      ports.store,
      { targets: new Map([[workspaceId, ids]]), act: newAct(ports) },
      (conversation) => setLabel(conversation, labelId, isOn ? 'add' : 'remove'),
    );
    return found > 0 ? done({ count: changed }) : refused('not-found');
  }),

  'conversation.setMuted': command(
    commands['conversation.setMuted'],
    async (args, ports) =>
      await change(args, (conversation) => setMuted(conversation, args.isMuted), ports),
  ),

  'conversation.addNote': command(commands['conversation.addNote'], async (args, ports) => {
    const note = { id: ports.random.uuid(), text: args.text, createdAt: ports.clock.now() };
    const found = await triageOne(
      { store: ports.store.forWorkspace(args.workspaceId), act: newAct(ports) },
      args.conversationId,
      (conversation) => addNote(conversation, note),
    );
    return found ? done({}) : refused('not-found');
  }),

  'conversation.draftNote': command(
    commands['conversation.draftNote'],
    async ({ workspaceId, conversationId, text }, { store }) =>
      await changeOne(
        { store: store.forWorkspace(workspaceId), safety: 'durable' },
        conversationId,
        (now) => draftNote(now, text),
      ),
  ),

  'conversation.removeNote': command(commands['conversation.removeNote'], async (args, ports) => {
    const found = await triageOne(
      { store: ports.store.forWorkspace(args.workspaceId), act: newAct(ports) },
      args.conversationId,
      (conversation) => removeNote(conversation, args.noteId),
    );
    return found ? done({}) : refused('not-found');
  }),

  'conversation.markRead': command(
    commands['conversation.markRead'],
    async (args, ports) =>
      await changeOne(
        { store: ports.store.forWorkspace(args.workspaceId), safety: 'cache' },
        args.conversationId,
        (now, tx) => {
          markRead(now, ports.clock.now(), tx);
          return { ...now, unreadCount: 0 };
        },
      ),
  ),

  'conversation.refresh': command(
    commands['conversation.refresh'],
    async (args, ports) =>
      await changeOne(
        { store: ports.store.forWorkspace(args.workspaceId), safety: 'cache' },
        args.conversationId,
        (now) => withRefreshRequest(now, ports.clock.now()),
      ),
  ),
};

async function change(
  { conversations }: Pick<StateArgs, 'conversations'>,
  next: (conversation: Conversation) => Conversation,
  ports: CommandPorts,
) {
  const targets = await resolveTargets(conversations, ports);
  const { found, changed } = await triage(ports.store, { targets, act: newAct(ports) }, next);
  return found > 0 ? done({ count: changed }) : refused('not-found');
}

/** null: a time must still come, only a snooze has one, and only with one it can outlast an answer. */
function stateChange(
  { state, snoozedUntil: at, sleepsThrough = false }: StateArgs,
  now: number,
): ((conversation: Conversation) => Conversation) | null {
  if (state !== 'snoozed')
    return at === undefined && !sleepsThrough
      ? (conversation) => setState(conversation, state)
      : null;
  if (at === undefined)
    return sleepsThrough ? null : (conversation) => snooze(conversation, { until: 'answer' });
  if (at <= now) return null;
  return (conversation) => snooze(conversation, { until: sleepsThrough ? 'time' : 'either', at });
}

/** For what can be lost in a power cut without harm: what was read, what is to be fetched again. */
type Writing = { readonly store: WorkspaceStore; readonly safety: 'durable' | 'cache' };

async function changeOne(
  { store, safety }: Writing,
  id: Conversation['id'],
  next: (now: Conversation, tx: Transaction) => Conversation,
) {
  return await store.change(
    (tx) => {
      const now = tx.get('conversations', id);
      if (now === null) return refused('not-found');
      tx.put('conversations', next(now, tx));
      return done({});
    },
    { safety },
  );
}

/** Here at once; the newest is marked on the network too, where it knows that. */
function markRead(conversation: Conversation, now: number, tx: Transaction): void {
  const unread = unreadOf(conversation, tx);
  const account = tx.get('accounts', conversation.accountId);
  const kinds = account?.capabilities.marksRead ?? [];
  const newest = unread
    .filter(({ kind }) => kinds.includes(kind))
    .reduce<Message | null>(
      (last, message) => (last !== null && last.createdAt >= message.createdAt ? last : message),
      null,
    );
  for (const message of unread) {
    const read = { ...message, readAt: now };
    tx.put('messages', message.id === newest?.id ? wantAction(read, 'read', now) : read);
  }
}
