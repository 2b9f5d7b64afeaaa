import { useMemo, useRef, useState, type RefObject } from 'react';
import { WHOLE, zoomedAt, type Point, type Sizes, type Zoomed } from './zoom.ts';

/** The hand wants to see what it does at once; a step by key or button is followed more easily slowly. */
type Pace = 'at once' | 'smooth';

export type Zoom = Zoomed & {
  readonly pace: Pace;
  /** Where the picture may stand. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly picture: RefObject<HTMLImageElement | null>;
  readonly change: (next: (before: Zoomed, sizes: Sizes) => Zoomed, pace: Pace) => void;
  /** Around the middle of what is seen, or around a point. */
  readonly zoomTo: (zoom: number, point?: Point) => void;
  readonly reset: () => void;
};

const NOTHING = { width: 0, height: 0 };

/** How a picture is looked at: how big, and which part of it. */
export function useZoom(): Zoom {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const [at, setAt] = useState<Zoomed & { readonly pace: Pace }>({ ...WHOLE, pace: 'at once' });
  const does = useMemo(() => {
    const sizes = (): Sizes => ({
      frame: sizeOf(frame.current),
      picture: sizeOf(picture.current),
    });
    const change: Zoom['change'] = (next, pace) => {
      const drawn = sizes();
      setAt((before) => ({ ...next(before, drawn), pace }));
    };
    return {
      change,
      zoomTo: (zoom: number, point: Point = { x: 0, y: 0 }) =>
        change((before, drawn) => zoomedAt(before, { zoom, point }, drawn), 'smooth'),
      reset: () => setAt({ ...WHOLE, pace: 'at once' }),
    };
  }, []);
  return { ...at, ...does, frame, picture };
}

/** As laid out: a picture's own size, whatever it is zoomed to. */
function sizeOf(element: HTMLElement | null): Sizes['frame'] {
  return element === null ? NOTHING : { width: element.offsetWidth, height: element.offsetHeight };
}
