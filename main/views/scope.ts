import type { WorkspaceId } from '#domain/ids.ts';
import type { Reader, Store } from '#main/store/store.ts';
import type { ViewPorts } from './view.ts';

/** One client's data, or everybody's for "All clients". */
export function readerOf(store: Store, workspaceId: WorkspaceId | null): Reader {
  return workspaceId === null ? store.acrossWorkspaces : store.forWorkspace(workspaceId);
}

/** Path of a picture or of something to play, where the person wants pictures at all. */
export function picture(
  ports: ViewPorts,
  url: string | undefined,
  use: 'show' | 'play' = 'show',
): string | undefined {
  return url !== undefined && ports.status().settings.loadPictures
    ? ports.pictureOf(url, use)
    : undefined;
}
