import type { NetworkRow, Settings, WorkspaceRow } from '#contract/rows.ts';
import { DEFAULT_SETTINGS } from '#contract/rows.ts';
import type { ViewRest } from '#contract/views.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import type { AccountRow } from '#contract/rows.ts';

export type AppRest = ViewRest<'app'>;

/** Clients, networks, settings and the state of the world; null until main has answered. */
export function useApp(): { clients: readonly WorkspaceRow[]; rest: AppRest } | null {
  const { value } = useView('app', {});
  return value === null ? null : { clients: value.rows, rest: value.rest };
}

export function useSettings(): Settings {
  return useApp()?.rest.settings ?? DEFAULT_SETTINGS;
}

/** What a network is, or undefined when this build does not know it (any more). */
export function useNetwork(id: string): NetworkRow | undefined {
  return useApp()?.rest.networks.find((network) => network.id === id);
}

export function useClient(id: WorkspaceId | null): WorkspaceRow | undefined {
  return useApp()?.clients.find((client) => client.id === id);
}

export function useAccounts(workspaceId: WorkspaceId | null): readonly AccountRow[] {
  return useView('accounts', { workspaceId }).value?.rows ?? [];
}
