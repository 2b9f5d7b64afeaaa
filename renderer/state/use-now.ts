import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The time, again every `everyMs`; for words such as "in 38 min". ms since epoch. */
export function useNow(everyMs: number = MINUTE_MS): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
