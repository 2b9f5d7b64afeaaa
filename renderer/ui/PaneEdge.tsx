import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import css from './PaneEdge.module.css';
import { cx } from './cx.ts';

type PaneEdgeProps = {
  /** What it moves, in words. */
  readonly label: string;
  readonly hint: string;
  /** Which side of the edge the pane lies on. */
  readonly pane: 'left' | 'right';
  /** px. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onMove: (width: number) => void;
  readonly onReset: () => void;
};

const STEP = 16;

/** Between two panes: moves by mouse and by arrow keys; twice clicked, or Enter, it goes back. */
export function PaneEdge(props: PaneEdgeProps): ReactElement {
  const { pane, width, min, max, onMove, onReset } = props;
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const sign = pane === 'left' ? 1 : -1;
  const drag = (event: PointerEvent): void => {
    const start = from.current;
    if (start !== null) onMove(start.width + sign * (event.clientX - start.x));
  };
  const press = (event: KeyboardEvent): void => {
    const wanted = {
      ArrowLeft: width - sign * STEP,
      ArrowRight: width + sign * STEP,
      Home: min,
      End: max,
    }[event.key];
    if (wanted !== undefined) onMove(wanted);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      className={cx(css['edge'], css[pane])}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      title={props.hint}
      onKeyDown={press}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={drag}
      onLostPointerCapture={() => {
        from.current = null;
      }}
    />
  );
}
