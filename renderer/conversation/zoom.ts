/** Steps of the zoom: 1 is the whole picture. */
export const ZOOMS = [1, 1.5, 2, 3, 4, 6] as const;

/** The next step of the zoom in a direction; stays at the ends. */
export function zoomStep(zoom: number, way: 'in' | 'out'): number {
  return way === 'in'
    ? (ZOOMS.find((step) => step > zoom) ?? zoom)
    : (ZOOMS.findLast((step) => step < zoom) ?? zoom);
}

/** The zoom after a key: + and -, 0 for the whole picture; every other key changes nothing. */
export function zoomAfter(zoom: number, key: string): number {
  if (key === '+' || key === '=') return zoomStep(zoom, 'in');
  if (key === '-') return zoomStep(zoom, 'out');
  return key === '0' ? 1 : zoom;
}
