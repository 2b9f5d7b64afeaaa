import { useCallback } from 'react';
import type { NetworkRow } from '#contract/account-rows.ts';
import type { WorkspaceRow } from '#contract/rows.ts';
import type { Settings } from '#contract/settings-rows.ts';
import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import type { ViewRest } from '#contract/views.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView, useViewPart } from '#renderer/bridge/use-bridge.tsx';
import type { Seen } from '#renderer/bridge/view-hub.ts';
import type { AccountRow } from '#contract/account-rows.ts';

export type AppRest = ViewRest<'app'>;
const NO_ARGS = {};

/** Clients, networks, settings and the state of the world; null until main has answered. */
export function useApp(): { clients: readonly WorkspaceRow[]; rest: AppRest } | null {
  const { value } = useView('app', {});
  return value === null ? null : { clients: value.rows, rest: value.rest };
}

type SeenApp = Seen<'app'>;

function settingsOf({ value }: SeenApp): Settings {
  return value?.rest.settings ?? DEFAULT_SETTINGS;
}

export function useSettings(): Settings {
  return useViewPart('app', NO_ARGS, settingsOf);
}

export function networksOf({ value }: SeenApp): readonly NetworkRow[] | undefined {
  return value?.rest.networks;
}

/** What a network is, or undefined when this build does not know it (any more). */
export function useNetwork(id: string): NetworkRow | undefined {
  return useViewPart('app', NO_ARGS, networksOf)?.find((network) => network.id === id);
}

/** What a network is called, by its id. */
export function useNetworkName(): (id: string) => string {
  const networks = useViewPart('app', NO_ARGS, networksOf);
  return useCallback((id) => networks?.find((one) => one.id === id)?.name ?? id, [networks]);
}

export function useClient(id: WorkspaceId | null): WorkspaceRow | undefined {
  const clientOf = useCallback(
    ({ value }: SeenApp) => value?.rows.find((client) => client.id === id),
    [id],
  );
  return useViewPart('app', NO_ARGS, clientOf);
}

export function useAccounts(workspaceId: WorkspaceId | null): readonly AccountRow[] {
  return useView('accounts', { workspaceId }).value?.rows ?? [];
}
