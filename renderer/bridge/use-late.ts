import { startTransition, useEffect, useState } from 'react';

/**
 * What something outside of React shows. Its changes are drawn when nothing more urgent waits and in
 * small pieces: a key or a click is never held up by what main sends. `subscribe` and `read` must be the
 * same functions for the same thing.
 */
export function useLate<Value>(
  subscribe: (listener: () => void) => () => void,
  read: () => Value,
): Value {
  const [shown, setShown] = useState(() => ({ read, value: read() }));
  const current = shown.read === read ? shown : { read, value: read() };
  if (current !== shown) setShown(current);
  useEffect(() => {
    const look = (): void => {
      const value = read();
      startTransition(() =>
        setShown((before) =>
          before.read === read && Object.is(before.value, value) ? before : { read, value },
        ),
      );
    };
    const stop = subscribe(look);
    // It may have changed before somebody listened.
    look();
    return stop;
  }, [subscribe, read]);
  return current.value;
}
