/** How somebody sounds. `unknown`: nobody has looked, or nobody can say. */
export const SENTIMENTS = ['positive', 'neutral', 'negative', 'unknown'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];
