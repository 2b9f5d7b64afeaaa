import { useEffect, useRef } from 'react';
import { isNowhere } from '#renderer/keys/read-key.ts';

/** What is changed has come back from main by then; later the person has gone on. */
const WAIT_MS = 3000;

/**
 * Gives the focus a place when what had it is gone: with its form, with its line, or because the line
 * has moved in the list. The first button of the place takes it, else the place itself. `shown` is what
 * the list is drawn from.
 */
export function useKeptFocus(...shown: readonly unknown[]): (id: string) => void {
  const wanted = useRef<{ readonly id: string; readonly until: number } | null>(null);
  useEffect(() => {
    const { id, until } = wanted.current ?? { id: '', until: 0 };
    if (performance.now() > until || !isNowhere(document.activeElement)) return;
    const place = document.getElementById(id);
    (place?.querySelector('button') ?? place)?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- as many as the caller has
  }, shown);
  return (id) => {
    wanted.current = { id, until: performance.now() + WAIT_MS };
  };
}
