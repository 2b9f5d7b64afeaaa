import type { WorkspaceRow } from '#contract/rows.ts';
import { WORKSPACE_COLORS } from '#domain/workspace.ts';

/** Which client a new account goes to. `name: null`: still the one that Parley suggests. */
export type ClientChoice =
  | { readonly kind: 'existing'; readonly workspaceId: WorkspaceRow['id'] }
  | { readonly kind: 'new'; readonly name: string | null; readonly color: string };

/** Clients that an account can go to: the sample keeps to itself. */
export function realClients(clients: readonly WorkspaceRow[]): readonly WorkspaceRow[] {
  return clients.filter((client) => !client.isSample);
}

/** The next colour that no client has yet; all taken: the first one again. */
export function nextColor(clients: readonly Pick<WorkspaceRow, 'color'>[]): string {
  const taken = new Set(clients.map(({ color }) => color.toLowerCase()));
  return WORKSPACE_COLORS.find((color) => !taken.has(color)) ?? WORKSPACE_COLORS[0];
}

/** Where an account most likely belongs: the client in front, else the only one, else a new one. */
export function likelyClient(
  clients: readonly WorkspaceRow[],
  inFront: string | null,
): ClientChoice {
  const real = realClients(clients);
  const front = real.find((client) => client.id === inFront);
  const [only] = real.length === 1 ? real : [];
  const chosen = front ?? only;
  return chosen === undefined
    ? { kind: 'new', name: null, color: nextColor(clients) }
    : { kind: 'existing', workspaceId: chosen.id };
}
