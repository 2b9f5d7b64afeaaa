import type { StreamPort } from '#main/networks/connector.ts';
import type { MailPorts } from './connection.ts';
import type { Mailbox } from './mailbox.ts';

const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 15 * 60_000;
const STABLE_AFTER_MS = 5 * 60_000;
const TOGETHER_MS = 1000;

/** IDLE only says that something came; it is fetched like everything else. */
export function createStream(mailbox: Mailbox, ports: MailPorts): StreamPort {
  const { clock, random, log } = ports;
  return {
    open(onNudge) {
      let isClosed = false;
      let failures = 0;
      let stopWaiting: (() => void) | null = null;
      let stopNudge: (() => void) | null = null;

      const onNews = (): void => {
        stopNudge ??= clock.after(TOGETHER_MS, () => {
          stopNudge = null;
          if (!isClosed) onNudge({ kind: 'interactions' });
        });
      };
      const connect = (): void => {
        const startedAt = clock.elapsed();
        let hasEnded = false;
        const onEnd = (): void => {
          if (isClosed || hasEnded) return;
          hasEnded = true;
          failures = clock.elapsed() - startedAt > STABLE_AFTER_MS ? 0 : failures + 1;
          log('mail.idle-ended', { failures });
          const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
          stopWaiting = clock.after(wait * (0.5 + random.fraction() / 2), connect);
        };
        mailbox.watch({ onNews, onEnd }).catch(onEnd);
      };
      connect();
      return {
        close() {
          isClosed = true;
          stopWaiting?.();
          stopNudge?.();
        },
      };
    },
  };
}
