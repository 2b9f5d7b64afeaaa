/**
 * What had the focus goes with its form or its line: the first button of the place with this id takes
 * it in the next frame, when the line stands there again; else the place itself.
 */
export function focusPlace(id: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(id);
    (place?.querySelector('button') ?? place)?.focus();
  });
}
