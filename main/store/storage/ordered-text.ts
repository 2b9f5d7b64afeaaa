/**
 * SQLite compares text by UTF-8 bytes, JavaScript (and so RxDB) by UTF-16 code units. They differ
 * where characters beyond U+FFFF, written as surrogates D800 to DFFF, meet U+E000 to U+FFFF.
 *
 * A text column therefore holds the ordered form: each code unit from D800 on becomes one code point
 * from U+10000 on. Its UTF-8 order is the UTF-16 order of the original, equality stays exact, and
 * lone surrogates, which UTF-8 cannot say, survive. Almost every text is its own ordered form.
 */
const FIRST_SURROGATE = 0xd800;
const FIRST_BEYOND = 0x1_0000;
const NEEDS_FORM = /[\ud800-\uffff]/;
const UNITS = /[\ud800-\uffff]/g;
const FORMS = /[\u{10000}-\u{127ff}]/gu;

export function toOrderedText(text: string): string {
  if (!NEEDS_FORM.test(text)) return text;
  return text.replaceAll(UNITS, (unit) =>
    String.fromCodePoint(FIRST_BEYOND + unit.charCodeAt(0) - FIRST_SURROGATE),
  );
}

/** The text that a text column of a view's own SQL stands for. */
export function fromOrderedText(form: string): string {
  return form.replaceAll(FORMS, (char) =>
    String.fromCharCode((char.codePointAt(0) ?? FIRST_BEYOND) - FIRST_BEYOND + FIRST_SURROGATE),
  );
}
