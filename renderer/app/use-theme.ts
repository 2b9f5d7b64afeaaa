import { useEffect } from 'react';
import type { Settings } from '#contract/settings-rows.ts';

/** Puts theme and density where the tokens look for them. */
export function useTheme(settings: Settings | undefined): void {
  const theme = settings?.theme ?? 'system';
  const density = settings?.density ?? 'comfortable';
  const presenter = settings?.presenter === true;
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    dataset['density'] = density;
    if (presenter) dataset['presenter'] = '';
    else delete dataset['presenter'];
  }, [theme, density, presenter]);
}
