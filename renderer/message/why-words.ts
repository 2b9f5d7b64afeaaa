import type { HitReasonRow, HitRow } from '#contract/monitor-rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

function reasonWords(reason: HitReasonRow, text: Text): string {
  if (reason.kind === 'near')
    return text('monitors.why.near', {
      words: reason.texts.map((word) => text('monitors.quoted', { word })).join(', '),
      count: reason.distance,
    });
  return text(reason.isPrefix ? 'monitors.why.prefix' : 'monitors.why.words', {
    word: reason.text,
  });
}

/** Why it is a mention, in words: `“Rabe” within 3 words of “Kaffee”`. */
export function whyWords(
  { reasons, beside }: Pick<HitRow, 'reasons' | 'beside'>,
  text: Text,
): string {
  const words = reasons.map((reason) => reasonWords(reason, text));
  const places = beside.map(({ part, text: word }) => text(`monitors.beside.${part}`, { word }));
  return [...new Set([...words, ...places])].join(' · ');
}
