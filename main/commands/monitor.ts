import { commands, type CheckedCommandArgs } from '#contract/commands.ts';
import type { Message } from '#domain/message.ts';
import type { Monitor, NoiseRule } from '#domain/monitor.ts';
import { siteOf } from '#domain/monitor/monitored.ts';
import { parseMonitor } from '#domain/monitor/parse.ts';
import { printMonitor } from '#domain/monitor/print.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { putMonitor } from './monitor-undo.ts';
import { newAct } from './triage.ts';

const DURABLE = { safety: 'durable' } as const;
const MOST_MONITORS = 500;
/** Each rule is asked of every candidate. */
const MOST_RULES = 500;
const LABEL_LENGTH = 60;

export const monitorCommands = {
  'monitor.save': command(commands['monitor.save'], async (args, ports) => {
    const { workspaceId } = args;
    const parsed = parseMonitor(args.words);
    if (!parsed.ok) return refused('invalid-input', parsed.problem.kind);
    const written = { ...args, words: printMonitor(parsed.query) };
    return await ports.store.forWorkspace(workspaceId).change((tx) => {
      if (tx.get('workspaces', workspaceId) === null) return refused('not-found');
      const all = tx.find('monitors', {});
      const before = all.find(({ id }) => id === args.monitorId) ?? null;
      if (args.monitorId !== undefined && before === null) return refused('not-found');
      if (before === null && all.length >= MOST_MONITORS) return refused('not-allowed-now');
      const known = before ?? {
        id: ports.random.uuid(),
        workspaceId,
        createdAt: ports.clock.now(),
      };
      const after = changed(known, written);
      putMonitor(tx, { before, after }, newAct(ports));
      return done({ monitorId: after.id });
    }, DURABLE);
  }),

  'monitor.remove': command(
    commands['monitor.remove'],
    async ({ workspaceId, monitorId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        const before = tx.get('monitors', monitorId);
        if (before === null) return refused('not-found');
        putMonitor(tx, { before, after: null }, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  'monitor.addRule': command(
    commands['monitor.addRule'],
    async ({ workspaceId, monitorId, messageId, noise }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        const before = tx.get('monitors', monitorId);
        const message = tx.get('messages', messageId);
        if (before === null || message === null) return refused('not-found');
        const { rules = [] } = before;
        const base = { id: ports.random.uuid(), createdAt: ports.clock.now() };
        const rule = ruleOf(message, noise, base);
        if (rule === null || rules.length >= MOST_RULES) return refused('not-allowed-now');
        putMonitor(tx, { before, after: { ...before, rules: [...rules, rule] } }, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  'monitor.removeRule': command(
    commands['monitor.removeRule'],
    async ({ workspaceId, monitorId, ruleId }, ports) =>
      await ports.store.forWorkspace(workspaceId).change((tx) => {
        const before = tx.get('monitors', monitorId);
        const rules = before?.rules?.filter(({ id }) => id !== ruleId) ?? [];
        if (before === null || rules.length === before.rules?.length) return refused('not-found');
        putMonitor(tx, { before, after: { ...before, rules } }, newAct(ports));
        return done({});
      }, DURABLE),
  ),
};

type Written = Omit<CheckedCommandArgs<'monitor.save'>, 'monitorId'>;

function changed(
  known: Pick<Monitor, 'id' | 'workspaceId' | 'createdAt'> & Partial<Monitor>,
  { name, words, isCompetitor, isSearched, tellsRise, tellsNegativeFrom }: Written,
): Monitor {
  const { role: _role, tellsNegativeFrom: _from, ...rest } = known;
  return {
    ...rest,
    name,
    words,
    isSearched,
    tellsRise,
    ...(isCompetitor ? { role: 'competitor' } : {}),
    ...(tellsNegativeFrom === undefined ? {} : { tellsNegativeFrom }),
  };
}

type Noise = CheckedCommandArgs<'monitor.addRule'>['noise'];

/** null: the message has no page whose site could be left out. */
function ruleOf(
  message: Message,
  noise: Noise,
  base: Pick<NoiseRule, 'id' | 'createdAt'>,
): NoiseRule | null {
  switch (noise.kind) {
    case 'author':
      return {
        ...base,
        kind: 'author',
        authorId: message.authorId,
        label: message.authorHandle === '' ? message.authorName : message.authorHandle,
      };
    case 'site': {
      const site = siteOf(message.url);
      return site === null ? null : { ...base, kind: 'site', site };
    }
    case 'word':
      return { ...base, kind: 'word', word: noise.word };
    case 'message':
      return { ...base, kind: 'message', messageId: message.id, label: firstWords(message.text) };
  }
}

/** Never cut inside a character. */
function firstWords(text: string): string {
  return [...text.replace(/\s+/gu, ' ').trim()].slice(0, LABEL_LENGTH).join('');
}
