import type { ReplyId } from '#domain/ids.ts';
import type { Reply } from '#domain/reply.ts';
import { keyAge, SETTLE_MS } from '#domain/reply-steps.ts';
import type { Clock } from '#main/ports.ts';

/**
 * What this session knows of replies in doubt by its steady clock: the one on the wall may be set
 * meanwhile, and would let a key look younger than the network knows it to be.
 */
export type Doubts = {
  /** It has just become unclear, or was so at the start. */
  note(reply: Reply): void;
  /** ms that an unclear answer still needs until looking for it means something. */
  unsettledMs(reply: Reply): number;
  /** ms since the key of its attempt was first used; the longer of what both clocks say. */
  keyAgeMs(reply: Reply): number;
};

export function createDoubts(clock: Pick<Clock, 'now' | 'elapsed'>): Doubts {
  const noted = new Map<ReplyId, { readonly at: number; readonly keyAgeMs: number }>();
  const keyAgeMs = ({ id, status }: Reply): number => {
    const known = noted.get(id);
    const steady = known === undefined ? 0 : known.keyAgeMs + clock.elapsed() - known.at;
    return Math.max(steady, 'progress' in status ? keyAge(status.progress, clock.now()) : 0);
  };
  return {
    note(reply) {
      noted.set(reply.id, { keyAgeMs: keyAgeMs(reply), at: clock.elapsed() });
    },
    unsettledMs({ id, status }) {
      if (status.state !== 'unclear' || status.progress.checks > 0) return 0;
      const known = noted.get(id);
      return known === undefined ? 0 : known.at + SETTLE_MS - clock.elapsed();
    },
    keyAgeMs,
  };
}
