import type { Visibility } from '#domain/capabilities.ts';

const REACH: Readonly<Record<Visibility, number>> = {
  direct: 0,
  followers: 1,
  unlisted: 2,
  public: 3,
};

/** What the server made of it, when more people can see it than was asked for. */
export function widerVisibility(
  asked: Visibility | undefined,
  got: Visibility | undefined,
): Visibility | undefined {
  if (asked === undefined || got === undefined) return undefined;
  return REACH[got] > REACH[asked] ? got : undefined;
}
