import type { Monitor } from '#domain/monitor.ts';
import { anchorsOf } from './anchors.ts';
import { parseMonitor } from './parse.ts';
import type { MonitorQuery } from './query.ts';

/** A monitor of many alternatives would use up what a network lets us ask. */
const MOST_PER_MONITOR = 3;
/** Each is a feed of its own. */
const MOST_PER_ACCOUNT = 10;

/**
 * What a network is asked for, in words that every search understands. It finds more than the monitor
 * means: what comes in is matched like everything else.
 */
export function searchesOf(monitors: readonly Monitor[], network: string): readonly string[] {
  const words = monitors
    .filter(({ isSearched }) => isSearched === true)
    .flatMap((monitor) => {
      const parsed = parseMonitor(monitor.words);
      if (!parsed.ok || !isFor(parsed.query, network)) return [];
      return (anchorsOf(parsed.query) ?? [])
        .slice(0, MOST_PER_MONITOR)
        .map(({ text }) => (text.includes(' ') ? `"${text}"` : text));
    });
  return [...new Set(words)].slice(0, MOST_PER_ACCOUNT);
}

/** `network:` at the top says where; `NOT network:` where not. */
function isFor(query: MonitorQuery, network: string): boolean {
  const parts = query.kind === 'and' ? query.parts : [query];
  return parts.every((part) => {
    if (part.kind === 'filter' && part.field === 'network') return part.value === network;
    const { kind, part: inner } = part.kind === 'not' ? part : { kind: 'other', part };
    const isExcluded =
      kind === 'not' &&
      inner.kind === 'filter' &&
      inner.field === 'network' &&
      inner.value === network;
    return !isExcluded;
  });
}
