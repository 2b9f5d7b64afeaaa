import { z } from 'zod';
import type { RateState } from '#main/networks/http.ts';

/**
 * Meta tells how much of a rolling hour is used, in per cent, and nothing about when it is free again;
 * so long after an answer the share may have fallen.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
const LOOK_AGAIN_MS = 15 * 60_000;
const MINUTE = 60_000;

const percent = z.number().catch(0);
const use = z.object({
  call_count: percent,
  total_time: percent,
  total_cputime: percent,
  estimated_time_to_regain_access: percent,
});
const byBusiness = z.record(z.string(), z.array(use).catch([]));
type Use = z.infer<typeof use>;

function json(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function usesIn(headers: Headers): readonly Use[] {
  const ofApp = use.safeParse(json(headers.get('x-app-usage'))).data;
  const ofBusiness = byBusiness.safeParse(json(headers.get('x-business-use-case-usage'))).data;
  return [...(ofApp === undefined ? [] : [ofApp]), ...Object.values(ofBusiness ?? {}).flat()];
}

/** The fullest of all limits that an answer tells, as a limit of 100; null when it tells none. */
export function usageIn(headers: Headers, now: number): RateState | null {
  const uses = usesIn(headers);
  if (uses.length === 0) return null;
  const used = Math.max(
    ...uses.flatMap(({ call_count, total_time, total_cputime }) => [
      call_count,
      total_time,
      total_cputime,
    ]),
  );
  return {
    limit: 100,
    remaining: Math.max(0, Math.round(100 - used)),
    resetAt: now + Math.max(LOOK_AGAIN_MS, regainMs(uses)),
  };
}

function regainMs(uses: readonly Use[]): number {
  return Math.max(...uses.map((one) => one.estimated_time_to_regain_access)) * MINUTE;
}

/** When a refused request may be made again, ms since epoch. */
export function regainAt(headers: Headers, now: number): number {
  const told = regainMs([...usesIn(headers), use.parse({})]);
  return now + (told > 0 ? told : LOOK_AGAIN_MS);
}
