/**
 * Saves what is being written, at the latest `delayMs` after the first change that is not saved yet.
 * A pause in the typing is not waited for: a crash must never cost more than that.
 */
export type Autosave<Value> = {
  change(value: Value): void;
  /** Saves now what is waiting: before leaving, before sending. */
  flush(): void;
  /** Forgets what is waiting: it was sent or thrown away. */
  drop(): void;
};

export function createAutosave<Value>(
  save: (value: Value) => void,
  delayMs: number,
): Autosave<Value> {
  let waiting: { readonly value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    save(value);
  };
  return {
    change(value) {
      waiting = { value };
      timer ??= setTimeout(flush, delayMs);
    },
    flush,
    drop() {
      clearTimeout(timer);
      timer = undefined;
      waiting = null;
    },
  };
}
