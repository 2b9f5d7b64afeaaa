import type { MessageAction } from '#domain/message-action.ts';
import type { ReplyId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Reply } from '#domain/reply.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly replyOf: (id: ReplyId) => Reply | undefined;
  /** Runs a real command; true when it was done. Never resolves when the app dies meanwhile. */
  readonly run: (name: string, args: unknown) => Promise<boolean>;
};

/** What the person was told: the judge holds the app to it. */
export type Promised = {
  /** Replies whose "send" was confirmed. */
  readonly sent: Set<ReplyId>;
  /** Replies whose "undo send" was confirmed, and that were not sent again. */
  readonly undone: Set<ReplyId>;
  /** Texts of a reply that the app may hold: the last confirmed one and those tried after it. */
  readonly texts: Map<ReplyId, readonly string[]>;
  /** Replies of which a text was confirmed. */
  readonly kept: Set<ReplyId>;
  /** Replies that the person sent on although a question was asked. */
  readonly confirmed: Set<ReplyId>;
  /** When each reply was sent first, on the monotonic clock. */
  readonly sentAt: Map<ReplyId, number>;
  /** The last confirmed wish about a message and a mark, and those tried after it. */
  readonly wishes: Map<string, readonly MessageAction[]>;
};

const UNDO: ReadonlySet<string> = new Set(['reply.cancel']);

/** What the posts of a reply are marked with, for the judge; no server looks at it. */
export function markOf({ id }: Pick<Reply, 'id'>): string {
  return id.slice(-12);
}

function contentOf(id: ReplyId, text: string) {
  return { kind: 'public', text, media: [], language: markOf({ id }) };
}

/** A person at the window: every press is a real command. Nobody sits at a machine that sleeps. */
export function createPerson({ world, replyOf, run }: Given) {
  const isAway = (): boolean => world.sleepsUntil() > 0;
  const promised: Promised = {
    sent: new Set(),
    undone: new Set(),
    texts: new Map(),
    kept: new Set(),
    confirmed: new Set(),
    sentAt: new Map(),
    wishes: new Map(),
  };
  const trying = (id: ReplyId, text: string): void => {
    promised.texts.set(id, [...(promised.texts.get(id) ?? []), text]);
  };
  return {
    promised,
    async draft(id: ReplyId, message: Message, text: string): Promise<void> {
      if (isAway() || promised.sent.has(id)) return;
      const { workspaceId, id: messageId } = message;
      trying(id, text);
      const content = contentOf(id, text);
      const isKept = await run('draft.save', { workspaceId, replyId: id, messageId, content });
      if (!isKept) return;
      promised.texts.set(id, [text]);
      promised.kept.add(id);
    },
    async send(id: ReplyId, message: Message, text: string): Promise<void> {
      if (isAway()) return;
      const { workspaceId, id: messageId } = message;
      trying(id, text);
      const content = contentOf(id, text);
      const args = { workspaceId, replyId: id, messageId, content, afterwards: 'done' };
      const at = world.elapsed();
      if (!(await run('reply.send', args))) return;
      promised.texts.set(id, [text]);
      promised.sent.add(id);
      promised.kept.add(id);
      promised.sentAt.set(id, at);
      promised.undone.delete(id);
    },
    async press(id: ReplyId, command: 'reply.cancel' | 'reply.retry'): Promise<void> {
      const reply = replyOf(id);
      if (isAway() || reply === undefined) return;
      const isAsked = reply.status.state === 'queued' && reply.status.question !== undefined;
      if (command === 'reply.retry' && isAsked) promised.confirmed.add(id);
      const isDone = await run(command, { workspaceId: reply.workspaceId, replyId: id });
      if (isDone && UNDO.has(command)) promised.undone.add(id);
    },
    async act(message: Message, action: 'like' | 'unlike' | 'boost' | 'unboost'): Promise<void> {
      if (isAway()) return;
      const { workspaceId, id: messageId } = message;
      const key = `${messageId} ${action.replace(/^un/u, '')}`;
      promised.wishes.set(key, [...(promised.wishes.get(key) ?? []), action]);
      if (await run('message.act', { workspaceId, messageId, action }))
        promised.wishes.set(key, [action]);
    },
  };
}
