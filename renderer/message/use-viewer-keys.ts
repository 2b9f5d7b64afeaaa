import { useEffect } from 'react';
import type { Zoom } from './use-zoom.ts';
import { movedBy, moveOfKey, zoomAfter } from './zoom.ts';

type ViewerKeys = {
  /** In a film the arrows seek. */
  readonly isPicture: boolean;
  readonly zoom: Zoom;
  readonly turn: (by: 1 | -1) => void;
};

/** Arrows turn the page; when the picture is bigger than its frame they move it. + - 0 zoom. */
export function useViewerKeys({ isPicture, zoom, turn }: ViewerKeys): void {
  const { zoom: times, zoomTo, change } = zoom;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key } = event;
      // With Ctrl the whole window is zoomed.
      if (!isPicture || event.ctrlKey || event.metaKey || event.altKey) return;
      if (times === 1 && key === 'ArrowRight') turn(1);
      else if (times === 1 && key === 'ArrowLeft') turn(-1);
      else if (times > 1 && key.startsWith('Arrow')) {
        event.preventDefault();
        change((before, sizes) => {
          const by = moveOfKey(key, sizes);
          return by === null ? before : movedBy(before, by, sizes);
        }, 'smooth');
      } else if (zoomAfter(times, key) !== times) zoomTo(zoomAfter(times, key));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isPicture, times, zoomTo, change, turn]);
}
