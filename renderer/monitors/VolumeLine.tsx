import type { ReactElement } from 'react';
import css from './VolumeLine.module.css';

type VolumeLineProps = {
  readonly days: readonly number[];
  readonly look: 'usual' | 'rise' | 'other';
};

const WIDTH = 180;
const HEIGHT = 28;
const EDGE = 2;

/** How much was said, day by day; words beside it say the same to those who listen. */
export function VolumeLine({ days, look }: VolumeLineProps): ReactElement {
  const most = Math.max(1, ...days);
  const points = days.map((count, index) => {
    const x = EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, days.length - 1);
    const y = HEIGHT - EDGE - (count * (HEIGHT - 2 * EDGE)) / most;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg
      className={css['line']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline className={css[look]} points={points.join(' ')} />
    </svg>
  );
}
