import { useEffect, useRef, useState, type RefObject } from 'react';
import { readKey } from '#renderer/keys/read-key.ts';
import { useKeyboard } from '#renderer/keys/use-keys.tsx';

/** So long a second key may follow a sign. */
const SECOND_KEY_MS = 900;
const MODIFIED = /\+/u;

type Recorder = {
  readonly isOn: boolean;
  readonly place: RefObject<HTMLSpanElement | null>;
  readonly toggle: () => void;
};

/** Waits for the key, or the two after each other, that somebody wants for a command. Escape ends it. */
export function useRecorder(onKey: (key: string) => void): Recorder {
  const { platform } = useKeyboard();
  const [isOn, setOn] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    if (!isOn) return;
    let first: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (key: string | null): void => {
      clearTimeout(timer);
      setOn(false);
      if (key !== null) latest.current(key);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = readKey(event, platform);
      if (key === 'Tab' || key === 'Shift+Tab') return finish(null);
      event.preventDefault();
      event.stopPropagation();
      if (key === null) return;
      if (key === 'Escape') return finish(null);
      if (first !== null) return finish(`${first} ${key}`);
      if (MODIFIED.test(key) || key.length > 1) return finish(key);
      first = key;
      timer = setTimeout(() => finish(key), SECOND_KEY_MS);
    };
    const element = place.current;
    element?.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      element?.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [isOn, platform]);
  return { isOn, place, toggle: () => setOn((before) => !before) };
}
