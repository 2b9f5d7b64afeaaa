import { useEffect, useMemo } from 'react';
import { createAutosave, type Autosave } from './autosave.ts';

/** No more than this is lost when the machine stops, with room for the way to the disk. */
const SAVE_MS = 250;

/** Saves as it grows, and what still waits when the page or the form goes. `save` stays the same. */
export function useAutosave<Value>(save: (value: Value) => void): Autosave<Value> {
  const autosave = useMemo(() => createAutosave<Value>(save, SAVE_MS), [save]);
  useEffect(() => {
    const flush = (): void => autosave.flush();
    globalThis.addEventListener('pagehide', flush);
    return () => {
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, [autosave]);
  return autosave;
}
