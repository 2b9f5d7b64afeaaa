import type { ComposeRules } from '#contract/account-rows.ts';
import type { ReplyContentRow } from '#contract/rows.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { shortNumber } from '#renderer/i18n/numbers.ts';

type Rule = ComposeRules['media'];
type Checked = Pick<ReplyContentRow['media'][number], 'name' | 'mimeType' | 'byteLength'>;
/** Why files cannot be sent by an account. */
export type MediaRefusal =
  | { readonly kind: 'none' | 'count' }
  | { readonly kind: 'type' | 'size'; readonly name: string };

/** The bridge takes no more at once. */
const MOST_BYTES = 16_000_000;
const MB = 1_000_000;

/** What one file may weigh, in bytes. */
export function mostBytes(rule: NonNullable<Rule>): number {
  return Math.min(rule.maxBytes, MOST_BYTES);
}

/** null: all of them can be sent together. */
export function mediaRefusal(media: readonly Checked[], rule: Rule): MediaRefusal | null {
  if (media.length === 0) return null;
  if (rule === undefined) return { kind: 'none' };
  if (media.length > rule.maxCount) return { kind: 'count' };
  const other = media.find(({ mimeType }) => !rule.mimeTypes.includes(mimeType));
  if (other !== undefined) return { kind: 'type', name: other.name };
  const big = media.find(({ byteLength }) => byteLength > mostBytes(rule));
  return big === undefined ? null : { kind: 'size', name: big.name };
}

type Around = { readonly rule: Rule; readonly network: string };

export function refusalWords(refusal: MediaRefusal, { rule, network }: Around, text: Text): string {
  if (rule === undefined || refusal.kind === 'none') return text('composer.attachReason');
  switch (refusal.kind) {
    case 'count':
      return text('composer.mediaCount', { network, count: rule.maxCount });
    case 'type': {
      const { name } = refusal;
      return text('composer.mediaType', { name, network, kinds: kindsIn(rule, 'or', text) });
    }
    case 'size':
      return text('composer.mediaSize', { name: refusal.name, network, size: sizeOf(rule, text) });
  }
}

/** What can be sent, in words. */
export function mediaWords(rule: NonNullable<Rule>, text: Text): string {
  return text('composer.mediaRule', {
    count: rule.maxCount,
    size: sizeOf(rule, text),
    kinds: kindsIn(rule, 'and', text),
  });
}

/** Never more than goes: `2`, `0.1`. */
function sizeOf(rule: NonNullable<Rule>, { locale }: Text): string {
  return shortNumber(Math.floor((mostBytes(rule) / MB) * 10) / 10, locale);
}

/** `JPEG, PNG or GIF`. */
function kindsIn({ mimeTypes }: NonNullable<Rule>, by: 'and' | 'or', { locale }: Text): string {
  const names = mimeTypes.map((type) => type.replace(/^.*\//u, '').toUpperCase());
  const type = by === 'or' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type }).format(names);
}
