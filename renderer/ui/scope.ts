import { createContext, use, useCallback, useState } from 'react';

/**
 * What a part of the window is about just now, by its id: the open conversation. The part itself stays
 * when another one comes, because to build all of it anew takes longer than a key may.
 */
export const ScopeContext = createContext('');

/**
 * As `useState`, for what belongs to that one thing: with another one it begins anew, and what is still
 * set for the one before sets nothing.
 */
export function useScoped<Value>(
  begin: () => Value,
): readonly [value: Value, set: (value: Value) => void] {
  const scope = use(ScopeContext);
  const [kept, keep] = useState(() => ({ scope, value: begin() }));
  const current = kept.scope === scope ? kept : { scope, value: begin() };
  if (current !== kept) keep(current);
  const set = useCallback(
    (value: Value) =>
      keep((before) =>
        before.scope !== scope || Object.is(before.value, value) ? before : { scope, value },
      ),
    [scope],
  );
  return [current.value, set];
}
