import type { CommandArgs } from '#contract/commands.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { useView } from '#renderer/bridge/use-bridge.tsx';
import { useSavedViews } from '#renderer/state/saved-views.ts';
import type { Feed } from './column-title.ts';

/** What a client keeps under a name and a column can show. */
export type KeptKind = 'view' | 'monitor';
/** What the account gives, or what is kept for its client. */
export type SourceKind = Feed['kind'] | KeptKind;
export type KeptOne = { readonly id: string; readonly name: string };
export type Kept = Readonly<Record<KeptKind, readonly KeptOne[]>>;

const NONE: readonly KeptOne[] = [];

export function useKept(workspaceId: WorkspaceId): Kept {
  const view = useSavedViews().filter((one) => one.workspaceId === workspaceId);
  const monitor = useView('monitors', { workspaceId }).value?.rows ?? NONE;
  return { view, monitor };
}

export function isKept(kind: SourceKind): kind is KeptKind {
  return kind === 'view' || kind === 'monitor';
}

/** The kinds of which there is at least one. */
export function kindsOf({ view, monitor }: Kept): readonly KeptKind[] {
  const kinds: KeptKind[] = [];
  if (view.length > 0) kinds.push('view');
  if (monitor.length > 0) kinds.push('monitor');
  return kinds;
}

export function keptSource(
  kind: KeptKind,
  { id, name }: KeptOne,
): Pick<CommandArgs<'column.add'>, 'source' | 'name'> {
  return {
    source: kind === 'view' ? { kind, viewId: id } : { kind, monitorId: id },
    name,
  };
}
