import { createElement, lazy, useState, type ComponentType, type ReactElement } from 'react';

/** A component whose code is read when it is first shown, or earlier by `load`. */
export type Later<Props extends object> = {
  (props: Props): ReactElement;
  load(): Promise<void>;
};

/**
 * Below a `Suspense`. What is there already is drawn at once: `lazy` alone would show the fallback for a
 * moment even then.
 */
export function later<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): Later<Props> {
  let known: ComponentType<Props> | null = null;
  const readOnce = async (): Promise<ComponentType<Props>> => (known ??= await read());
  const Waiting = lazy(async () => ({ default: await readOnce() }));
  function Shown(props: Props): ReactElement {
    // What it began as it stays: another component would begin with a state of its own.
    const [Component] = useState<ComponentType<Props>>(() => known ?? Waiting);
    return createElement(Component, props);
  }
  return Object.assign(Shown, {
    async load() {
      await readOnce();
    },
  });
}
