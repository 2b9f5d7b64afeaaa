import type { Posts, TestPerson } from '#e2e/networks/kit/posts.ts';

export const VERSION = 'v25.0';
export const PAGE: TestPerson = { id: '4711', name: 'Bakery Test', displayName: 'Bakery Test' };
export const LEA: TestPerson = { id: '900', name: 'Lea', displayName: 'Lea' };

export type Recommendation = {
  /** Of the story that holds it. */
  readonly id: string;
  readonly verdict: 'positive' | 'negative';
  readonly text: string;
};

/** All that the routes share. */
export type FacebookWorld = {
  readonly posts: Posts;
  /** Newest first. */
  readonly reviews: Recommendation[];
  /** Tokens that live, with their type. */
  readonly tokens: Map<string, string>;
  readonly redirectUris: string[];
  scopes: string[];
  /** Who was told that their messages were seen. */
  readonly seenBy: Set<string>;
};
