import type { WorkspaceId } from './ids.ts';

/** A saved search for mentions of a name. */
export type Monitor = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** In the query language of search-query.ts. */
  readonly words: string;
  readonly createdAt: number;
};
