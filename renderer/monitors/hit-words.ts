import type { HitRow } from '#contract/monitor-rows.ts';
import { shortNumber } from '#renderer/i18n/numbers.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

/** Who it is and how far they carry: `@tom.bsky.example · reaches 18k`. */
export function authorWords({ authorHandle, site, reach }: HitRow, text: Text): string {
  const place = authorHandle === '' ? (site ?? '') : authorHandle;
  const carried =
    reach === undefined
      ? []
      : [text('monitors.reaches', { count: shortNumber(reach, text.locale) })];
  return [place, ...carried].filter((part) => part !== '').join(' · ');
}
