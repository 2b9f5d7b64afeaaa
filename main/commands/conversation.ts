import { commands, type CheckedCommandArgs } from '#contract/commands.ts';
import type { Conversation } from '#domain/conversation.ts';
import { withRefreshRequest } from '#domain/refresh-request.ts';
import { addNote, removeNote, setLabel, setState, snooze } from '#domain/triage.ts';
import type { Transaction, WorkspaceStore } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { triage, type TriageAct } from './triage.ts';

type StateArgs = CheckedCommandArgs<'conversation.setState'>;

export const conversationCommands = {
  'conversation.setState': command(commands['conversation.setState'], async (args, ports) => {
    const next = stateChange(args, ports.clock.now());
    if (next === null) return refused('invalid-input', 'snoozedUntil');
    const act = newAct(ports);
    const byClient = Map.groupBy(args.conversations, (one) => one.workspaceId);
    let isAny = false;
    for (const [workspaceId, ones] of byClient) {
      const ids = ones.map((one) => one.conversationId);
      const found = await triage(ports.store.forWorkspace(workspaceId), { ids, act }, next);
      isAny ||= found;
    }
    return isAny ? done({}) : refused('not-found');
  }),

  'conversation.setLabel': command(commands['conversation.setLabel'], async (args, ports) => {
    const store = ports.store.forWorkspace(args.workspaceId);
    const label = await store.get('library', args.labelId);
    if (label?.kind !== 'label') return refused('not-found');
    const found = await triage(
      store,
      { ids: args.conversations, act: newAct(ports) },
      (conversation) => setLabel(conversation, args.labelId, args.isOn ? 'add' : 'remove'),
    );
    return found ? done({}) : refused('not-found');
  }),

  'conversation.addNote': command(commands['conversation.addNote'], async (args, ports) => {
    const note = { id: ports.random.uuid(), text: args.text, createdAt: ports.clock.now() };
    const found = await triage(
      ports.store.forWorkspace(args.workspaceId),
      { ids: [args.conversationId], act: newAct(ports) },
      (conversation) => addNote(conversation, note),
    );
    return found ? done({}) : refused('not-found');
  }),

  'conversation.removeNote': command(commands['conversation.removeNote'], async (args, ports) => {
    const found = await triage(
      ports.store.forWorkspace(args.workspaceId),
      { ids: [args.conversationId], act: newAct(ports) },
      (conversation) => removeNote(conversation, args.noteId),
    );
    return found ? done({}) : refused('not-found');
  }),

  'conversation.markRead': command(
    commands['conversation.markRead'],
    async (args, ports) =>
      await changeOne(
        ports.store.forWorkspace(args.workspaceId),
        args.conversationId,
        (now, tx) => {
          for (const message of unreadOf(now, tx))
            tx.put('messages', { ...message, readAt: ports.clock.now() });
          return { ...now, unreadCount: 0 };
        },
      ),
  ),

  'conversation.markUnread': command(
    commands['conversation.markUnread'],
    async (args, ports) =>
      await changeOne(
        ports.store.forWorkspace(args.workspaceId),
        args.conversationId,
        (now, tx) => {
          const newest = tx.find('messages', {
            where: { conversationId: now.id, direction: 'in', isDeletedRemotely: false },
            sort: [['createdAt', 'desc']],
            limit: 1,
          })[0];
          if (newest === undefined) return now;
          const { readAt: _, ...unread } = newest;
          tx.put('messages', unread);
          return { ...now, unreadCount: unreadOf(now, tx).length };
        },
      ),
  ),

  'conversation.refresh': command(
    commands['conversation.refresh'],
    async (args, ports) =>
      await changeOne(ports.store.forWorkspace(args.workspaceId), args.conversationId, (now) =>
        withRefreshRequest(now, ports.clock.now()),
      ),
  ),
};

export function newAct({ random, clock }: Pick<CommandPorts, 'random' | 'clock'>): TriageAct {
  return { batch: random.uuid(), at: clock.now() };
}

/** null: a snooze needs an end that is still to come, and nothing else may have one. */
function stateChange(
  { state, snoozedUntil }: StateArgs,
  now: number,
): ((conversation: Conversation) => Conversation) | null {
  if (state !== 'snoozed')
    return snoozedUntil === undefined ? (conversation) => setState(conversation, state) : null;
  if (snoozedUntil === undefined || snoozedUntil <= now) return null;
  return (conversation) => snooze(conversation, snoozedUntil);
}

function unreadOf(conversation: Conversation, tx: Transaction) {
  return tx.find('messages', {
    where: { conversationId: conversation.id, direction: 'in', readAt: { exists: false } },
  });
}

/** For what can be lost in a power cut without harm: what was read, what is to be fetched again. */
async function changeOne(
  store: WorkspaceStore,
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
    { safety: 'cache' },
  );
}
