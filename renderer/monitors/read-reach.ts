/** A number as people write it (`1.000`, `1,000`, `1 000`); null when there is none. */
export function readReach(typed: string): number | null {
  const digits = typed.replaceAll(/[\s.,’']/gu, '');
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null;
}
