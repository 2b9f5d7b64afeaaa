import type { LoopbackAnswer } from '#main/networks/conformance/loopback-server.ts';
import type { Asked } from './routes.ts';

/** How the network tells what is left. */
export type LimitFacts = {
  readonly limit: number;
  readonly remaining: number;
  /** ms since epoch. */
  readonly resetAt: number;
};
export type RateLimitSettings = {
  readonly limit: number;
  readonly windowMs: number;
  /** Whose requests share a limit; default the token. */
  readonly bucketOf?: (asked: Asked) => string;
  /** The network's own headers, on every answer. */
  readonly headers: (facts: LimitFacts) => Readonly<Record<string, string>>;
  /** What is said when nothing is left; the headers and Retry-After are added. */
  readonly refusal: LoopbackAnswer;
};

export type RateLimit = {
  /** Counts the request; the answer as it leaves, or the refusal. */
  spend(asked: Asked, answer: () => Promise<LoopbackAnswer>): Promise<LoopbackAnswer>;
  /** So many requests are left from now on, until the window ends. */
  leave(remaining: number): void;
};

/** Headers on top of those that an answer has; what is no answer (a reset, silence) stays. */
export function withHeaders(
  answer: LoopbackAnswer,
  headers: Readonly<Record<string, string>>,
): LoopbackAnswer {
  return answer.kind === undefined || answer.kind === 'answer' || answer.kind === 'json'
    ? { ...answer, headers: { ...answer.headers, ...headers } }
    : answer;
}

export function createRateLimit(settings: RateLimitSettings): RateLimit {
  const { limit, windowMs, bucketOf = ({ token }) => token, headers, refusal } = settings;
  const used = new Map<string, number>();
  let startedAt = Date.now();
  let most = limit;
  return {
    leave(remaining) {
      used.clear();
      most = remaining;
    },
    async spend(asked, answer) {
      const now = Date.now();
      if (now - startedAt >= windowMs) {
        used.clear();
        startedAt = now;
        most = limit;
      }
      const count = (used.get(bucketOf(asked)) ?? 0) + 1;
      used.set(bucketOf(asked), count);
      const resetAt = startedAt + windowMs;
      const told = headers({ limit, remaining: Math.max(most - count, 0), resetAt });
      if (count <= most) return withHeaders(await answer(), told);
      const seconds = Math.max(Math.ceil((resetAt - now) / 1000), 1);
      return withHeaders(refusal, { ...told, 'retry-after': String(seconds) });
    },
  };
}
