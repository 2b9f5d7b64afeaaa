import { create } from 'zustand';
import type { InboxRow } from '#contract/rows.ts';
import type { MessageId } from '#domain/ids.ts';

type Found = { readonly at: ReadonlyMap<string, MessageId> };

/** In which message of each conversation the search of the list found its words. */
export const useFound = create<Found>()(() => ({ at: new Map() }));

export function keepFound(rows: readonly InboxRow[]): void {
  const at = rows.flatMap(({ id, found }) =>
    found === undefined ? [] : [[id, found.messageId] as const],
  );
  if (at.length > 0 || useFound.getState().at.size > 0) useFound.setState({ at: new Map(at) });
}
