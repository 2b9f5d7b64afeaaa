import { useEffect, useRef, type ReactElement } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import type { Zoom } from './use-zoom.ts';
import css from './Viewer.module.css';
import { held, movedBy, zoomAfterWheel, zoomedAt, type Point } from './zoom.ts';

type ZoomedPictureProps = {
  readonly picture: string;
  readonly alt: string;
  readonly zoom: Zoom;
};

/** Where the pointer is, from the middle of what it points into. */
function pointIn(element: Element, { clientX, clientY }: Pointing): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
type Pointing = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** React listens to the wheel without the right to say that nothing else shall follow. */
function useWheel({ frame, change }: Zoom): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const point = pointIn(element, event);
      change(
        (before, sizes) =>
          zoomedAt(before, { zoom: zoomAfterWheel(before.zoom, event), point }, sizes),
        'at once',
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame, change]);
}

/** It stays in its frame, whatever becomes of the window. */
function useResize({ frame, change }: Zoom): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => change(held, 'at once'));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, change]);
}

/** By the wheel it grows under the pointer, drawn it moves, two clicks come close and back. */
export function ZoomedPicture({ picture, alt, zoom }: ZoomedPictureProps): ReactElement {
  const from = useRef<Pointing | null>(null);
  useWheel(zoom);
  useResize(zoom);
  const { frame, picture: image, x, y, zoom: times, pace } = zoom;
  const isWhole = times === 1;
  return (
    <div
      ref={frame}
      // Keys and buttons of the viewer do the same.
      role="presentation"
      className={cx(css['place'], css[isWhole ? 'closer' : 'drawn'])}
      onDoubleClick={(event) => zoom.zoomTo(isWhole ? 2 : 1, pointIn(event.currentTarget, event))}
      onPointerDown={(event) => {
        if (event.button !== 0 || isWhole) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { clientX: event.clientX, clientY: event.clientY };
      }}
      onPointerMove={({ clientX, clientY }) => {
        const { current } = from;
        if (current === null) return;
        const by = { x: clientX - current.clientX, y: clientY - current.clientY };
        from.current = { clientX, clientY };
        zoom.change((before, sizes) => movedBy(before, by, sizes), 'at once');
      }}
      onLostPointerCapture={() => {
        from.current = null;
      }}
    >
      <img
        key={picture}
        ref={image}
        className={cx(css['picture'], pace === 'smooth' && css['smooth'])}
        src={picture}
        alt={alt}
        draggable={false}
        style={{ transform: `translate(${x}px, ${y}px) scale(${times})` }}
      />
    </div>
  );
}
