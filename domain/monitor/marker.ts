import type { Message } from '#domain/message.ts';
import type { Monitor } from '#domain/monitor.ts';
import { compileMonitor } from './match.ts';
import { monitoredOf, type Monitored } from './monitored.ts';
import { parseMonitor } from './parse.ts';
import { createWordIndex } from './word-index.ts';

/**
 * The message with the monitors that it is a mention for; the same object when nothing changes.
 * `monitored`: its words, where they were read already.
 */
export type Marker = (message: Message, monitored?: Monitored) => Message;

/** For all monitors of one client at once. */
export function createMarker(monitors: readonly Monitor[]): Marker {
  const compiled = monitors.flatMap(({ id, words, rules }) => {
    const parsed = parseMonitor(words);
    return parsed.ok
      ? [{ key: id, query: parsed.query, match: compileMonitor(parsed.query, rules) }]
      : [];
  });
  const candidates = createWordIndex(compiled);
  const matchers = new Map(compiled.map(({ key, match }) => [key, match]));
  return (message, monitored = monitoredOf(message)) => {
    if (message.direction === 'out') return message;
    const ids = [...candidates(monitored)].filter(
      (id) => (matchers.get(id)?.(monitored) ?? null) !== null,
    );
    return withMarks(message, ids.toSorted());
  };
}

export function withMarks(message: Message, ids: readonly string[]): Message {
  const { monitorIds: before = [], ...rest } = message;
  const isSame = before.length === ids.length && before.every((id, at) => id === ids[at]);
  if (isSame) return message;
  return ids.length === 0 ? rest : { ...rest, monitorIds: ids };
}

/** One mark set or taken away, the others as they are. */
export function withMark(message: Message, id: string, isHit: 'hit' | 'none'): Message {
  const others = (message.monitorIds ?? []).filter((known) => known !== id);
  return withMarks(message, isHit === 'hit' ? [...others, id].toSorted() : others);
}
