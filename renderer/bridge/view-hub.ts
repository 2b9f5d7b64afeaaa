import type { RawBridge } from '#contract/bridge.ts';
import type { ViewArgs, ViewName } from '#contract/views.ts';
import type { Failure } from '#domain/failure.ts';
import { applyUpdate, type ViewSnapshot } from './apply-delta.ts';

/** What a component sees of a view: null until the first rows are there. */
export type Seen<Name extends ViewName> = {
  readonly value: ViewSnapshot<Name> | null;
  readonly trouble: Failure | null;
};

/** Views that nobody looks at stay open for a moment, so that coming back shows them at once. */
const KEEP_MS = 5000;
/** Somebody who walks through a list leaves many behind: main reads all of them again at every change. */
const MOST_KEPT = 8;
/** Nobody has asked, or main has not answered. */
export const NOTHING = { value: null, trouble: null } as const;

type OpenView<Name extends ViewName> = {
  seen: Seen<Name>;
  readonly listeners: Set<() => void>;
  close(): void;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** All open views of one name, one subscription per different arguments. */
export type ViewHub<Name extends ViewName> = {
  seen(args: ViewArgs<Name>): Seen<Name>;
  subscribe(args: ViewArgs<Name>, listener: () => void): () => void;
  close(): void;
};

function keyOf(args: object): string {
  const entries = Object.entries(args)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}

export function createViewHub<Name extends ViewName>(raw: RawBridge, name: Name): ViewHub<Name> {
  const open = new Map<string, OpenView<Name>>();

  const start = (args: ViewArgs<Name>, key: string): OpenView<Name> => {
    const view: OpenView<Name> = {
      seen: NOTHING,
      listeners: new Set(),
      close: () => undefined,
      timer: undefined,
    };
    open.set(key, view);
    let own: ViewSnapshot<Name> | null = null;
    view.close = raw.watch(name, args, (update) => {
      const applied = applyUpdate(name, own, update);
      if (applied.kind === 'shown') {
        own = applied.snapshot;
        view.seen = { value: own, trouble: null };
      } else view.seen = { value: view.seen.value, trouble: applied.failure };
      for (const listener of view.listeners) listener();
    });
    return view;
  };

  const drop = (key: string, view: OpenView<Name>): void => {
    clearTimeout(view.timer);
    open.delete(key);
    view.close();
  };
  const leave = (key: string, view: OpenView<Name>): void => {
    view.timer = setTimeout(() => drop(key, view), KEEP_MS);
    // To the end: what was left first goes first.
    open.delete(key);
    open.set(key, view);
    const kept = [...open].filter(([, { listeners }]) => listeners.size === 0);
    for (const [oldKey, old] of kept.slice(0, -MOST_KEPT)) drop(oldKey, old);
  };

  return {
    seen(args) {
      return open.get(keyOf(args))?.seen ?? NOTHING;
    },
    subscribe(args, listener) {
      const key = keyOf(args);
      const view = open.get(key) ?? start(args, key);
      clearTimeout(view.timer);
      view.listeners.add(listener);
      return () => {
        view.listeners.delete(listener);
        if (view.listeners.size === 0) leave(key, view);
      };
    },
    close() {
      for (const [key, view] of open) drop(key, view);
    },
  };
}
