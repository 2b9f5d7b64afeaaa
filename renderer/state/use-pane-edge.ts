import { useLayout } from './layout.ts';
import { paneSizes, type Pane, type PaneSize } from './panes.ts';

/** What the edge of a pane needs: how wide it is and may be, and how to make it another width. */
export function usePaneEdge(
  pane: Pane,
): PaneSize & { readonly onMove: (width: number) => void; readonly onReset: () => void } {
  const { windowWidth, wishes, isPersonOpen, setWidth } = useLayout();
  const size = paneSizes(windowWidth, wishes, isPersonOpen)[pane];
  return {
    ...size,
    onMove: (width) => setWidth(pane, Math.round(Math.max(size.min, Math.min(size.max, width)))),
    onReset: () => setWidth(pane, undefined),
  };
}
