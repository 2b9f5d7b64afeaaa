import type { SettingsFile } from '#main/ports.ts';

/** The entry of the preferences file that says that the sample has done its work. */
export const SAMPLE_KEY = 'sample';

/**
 * The sample was removed, or a client of one's own was made: from then on the sample opens only when
 * somebody asks for it.
 */
export function isSampleOver(file: Pick<SettingsFile, 'get'>): boolean {
  const stored = file.get(SAMPLE_KEY);
  return (
    typeof stored === 'object' && stored !== null && 'isOver' in stored && stored.isOver === true
  );
}

export function rememberSampleIsOver(file: SettingsFile): void {
  if (!isSampleOver(file)) file.set(SAMPLE_KEY, { isOver: true });
}
