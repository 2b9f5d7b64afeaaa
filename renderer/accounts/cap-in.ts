/**
 * What a person typed as a monthly limit, in millionths: `5`, `2.50`, `2,50`. null: no limit; undefined: it
 * is no sum.
 */
export function capIn(typed: string): number | null | undefined {
  const plain = typed.trim().replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,6}(?:\.\d{1,3})?$/u.test(plain) ? Math.round(Number(plain) * 1_000_000) : undefined;
}
