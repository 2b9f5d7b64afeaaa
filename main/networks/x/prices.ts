import type { PriceList } from '#domain/prices.ts';

/**
 * In millionths of a US dollar, as X publishes them: https://docs.x.com/x-api/getting-started/pricing, read
 * 2026-08-28. They may change; the developer console has the last word.
 */
export const OWN_POST_READ = 1000;
export const USER_READ = 10_000;
export const MESSAGE_READ = 10_000;
export const POST_WRITTEN = 15_000;
const POST_WITH_LINK = 200_000;
export const MESSAGE_WRITTEN = 15_000;
/** Hiding, and taking away what one wrote. */
export const CONTENT_MANAGED = 5000;
export const INTERACTION_DELETED = 10_000;

export const prices: PriceList = {
  currency: 'USD',
  /** A summoned answer is sold for less; which price X takes it tells only afterwards. */
  publicAnswer: POST_WRITTEN,
  publicAnswerWithLink: POST_WITH_LINK,
  directAnswer: MESSAGE_WRITTEN,
};
