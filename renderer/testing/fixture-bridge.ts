import type { RawBridge } from '#contract/bridge.ts';
import { isCommandName, type CommandName } from '#contract/commands.ts';
import { createEncoder } from '#contract/delta.ts';
import { isViewName, views, type CheckedViewArgs, type ViewName } from '#contract/views.ts';
import { createFixtureCommands } from './fixture-commands.ts';
import { createFixtureViews } from './fixture-views.ts';
import { createWorld, type World } from './fixture-world.ts';

/** Main as the window sees it, in memory: to work on screens and to test them without main. */
export type FixtureBridge = RawBridge & {
  readonly world: World;
  /** Tells all open views that the world is another one now. */
  refresh(): void;
  /** The application menu asks for something. */
  ask(value: unknown): void;
};

type Open = { readonly name: ViewName; readonly update: () => void };

function areArgs<Name extends ViewName>(
  name: Name,
  value: unknown,
): value is CheckedViewArgs<Name> {
  return views[name].args.safeParse(value).success;
}

export function createFixtureBridge(now: number): FixtureBridge {
  const world = createWorld(now);
  const computed = createFixtureViews(world);
  const open = new Set<Open>();
  const askers = new Set<(ask: unknown) => void>();
  const refresh = (): void => {
    for (const view of open) view.update();
  };
  const commands = createFixtureCommands(world, refresh);

  const start = <Name extends ViewName>(
    name: Name,
    args: unknown,
    onUpdate: (update: unknown) => void,
  ): (() => void) => {
    // What is left out gets its value here, as main does it.
    const checked: unknown = views[name].args.parse(args);
    if (!areArgs(name, checked)) throw new Error(`Wrong arguments for ${name}`);
    const encoder = createEncoder();
    const update = (): void => {
      const { rows, rest } = computed[name](checked);
      const delta = encoder.next(rows, rest);
      if (delta !== null) onUpdate(structuredClone(delta));
    };
    const view = { name, update };
    open.add(view);
    // As over the bridge: never within the call itself.
    setTimeout(update, 1);
    return () => {
      open.delete(view);
    };
  };

  return {
    world,
    refresh,
    ask: (value) => {
      for (const asker of askers) asker(value);
    },
    run: async (name, args) => {
      const known: CommandName | null = isCommandName(name) ? name : null;
      const handler = known === null ? undefined : commands[known];
      const answer =
        handler === undefined
          ? { ok: false, failure: { code: 'not-found', detail: name } }
          : handler(structuredClone(args));
      await Promise.resolve();
      refresh();
      return answer;
    },
    watch: (name, args, onUpdate) => {
      if (!isViewName(name)) throw new Error(`No view ${name}`);
      return start(name, args, onUpdate);
    },
    onAsk: (listener) => {
      askers.add(listener);
      return () => {
        askers.delete(listener);
      };
    },
  };
}
