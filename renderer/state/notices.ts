import { create } from 'zustand';
import type { Failure } from '#domain/failure.ts';

/** A short word at the lower edge: what just happened, with a way back. Texts are message ids. */
export type Notice = {
  readonly id: string;
  readonly text:
    | {
        readonly kind: 'message';
        readonly id: string;
        readonly values?: Record<string, string | number>;
      }
    | { readonly kind: 'failure'; readonly failure: Failure };
  /** Pressing it, or z, takes back what was done. */
  readonly undo?: () => void;
  /** ms since epoch: it goes by itself then; a countdown is shown when `isCountdown`. */
  readonly until: number;
  readonly isCountdown?: boolean;
};

const NOTICE_MS = 6000;
const FAILURE_MS = 12_000;
const MOST = 3;

type Notices = {
  readonly notices: readonly Notice[];
  readonly show: (notice: Omit<Notice, 'until'> & { until?: number }) => void;
  readonly showFailure: (failure: Failure) => void;
  readonly drop: (id: string) => void;
};

export const useNotices = create<Notices>()((set) => ({
  notices: [],
  show: (notice) =>
    set(({ notices }) => ({
      notices: [
        ...notices.filter(({ id }) => id !== notice.id),
        { ...notice, until: notice.until ?? Date.now() + NOTICE_MS },
      ].slice(-MOST),
    })),
  showFailure: (failure) =>
    set(({ notices }) => ({
      notices: [
        ...notices.filter(({ id }) => id !== `failure.${failure.code}`),
        {
          id: `failure.${failure.code}`,
          text: { kind: 'failure', failure } as const,
          until: Date.now() + FAILURE_MS,
        },
      ].slice(-MOST),
    })),
  drop: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}));
