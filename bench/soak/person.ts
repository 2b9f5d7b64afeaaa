import { z } from 'zod';
import { views } from '#contract/views.ts';
import type { Engine } from '#main/engine.ts';

/** Somebody at the window for eight hours: reads, answers, likes, sorts, and goes on. */
const ROWS = 100;
const update = z.object({
  order: z.array(z.string()),
  rows: z.array(z.looseObject({ id: z.string() })),
});

export type Person = {
  /** One turn at the window. */
  work(): Promise<void>;
  /** How often the window was told something. */
  updates(): number;
  leave(): void;
};

export function sitDown(engine: Engine, workspaceId: string): Person {
  const rows = new Map<string, object>();
  let order: readonly string[] = [];
  let updates = 0;
  let turn = 0;
  const stops = [
    engine.watch('inbox', { workspaceId, state: 'open', sort: 'newest', limit: ROWS }, (told) => {
      updates++;
      const read = update.safeParse(told);
      if (!read.success) return;
      order = read.data.order;
      for (const row of read.data.rows) rows.set(row.id, row);
      for (const id of rows.keys()) if (!order.includes(id)) rows.delete(id);
    }),
    ...['app', 'accounts', 'counts'].map((name) =>
      engine.watch(name, name === 'app' ? {} : { workspaceId: null }, () => {
        updates++;
      }),
    ),
  ];
  return {
    updates: () => updates,
    leave: () => {
      for (const stop of stops) stop();
    },
    async work() {
      turn++;
      const shown = views.inbox.row.safeParse(rows.get(order[turn % 7] ?? ''));
      if (!shown.success) return;
      const key = { workspaceId: shown.data.workspaceId, conversationId: shown.data.id };
      const messageId = await open(engine, key);
      if (messageId !== null && turn % 2 === 0)
        await engine.run('reply.send', {
          workspaceId: key.workspaceId,
          replyId: crypto.randomUUID(),
          messageId,
          content: { kind: 'public', text: `It left our house today (${turn}).`, media: [] },
          afterwards: 'done',
        });
      else await engine.run('conversation.setState', { conversations: [key], state: 'done' });
      if (messageId !== null && turn % 5 === 0)
        await engine.run('message.act', {
          workspaceId: key.workspaceId,
          messageId,
          action: 'like',
        });
    },
  };
}

type Key = { readonly workspaceId: string; readonly conversationId: string };

/** Shows a conversation for a moment: what can be answered in it. */
async function open(engine: Engine, key: Key): Promise<string | null> {
  return await new Promise((resolve) => {
    const close = engine.watch('conversation', { ...key, limit: ROWS }, (told) => {
      queueMicrotask(() => close());
      const read = update.safeParse(told);
      const entries = read.success
        ? read.data.rows.map((row) => views.conversation.row.safeParse(row).data)
        : [];
      const theirs = entries.findLast(
        (entry) => entry?.entry === 'message' && entry.direction === 'in',
      );
      resolve(theirs?.entry === 'message' ? theirs.messageId : null);
    });
  });
}
