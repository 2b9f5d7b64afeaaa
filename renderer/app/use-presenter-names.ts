import { useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSettings } from '#renderer/state/use-app.ts';
import { hideNames } from './hide-names.ts';

/** While others look at the screen, tooltips and spoken names hide what the styles hide for the eye. */
export function usePresenterNames(): void {
  const text = useText();
  const { presenter } = useSettings();
  const word = text('presenter.hidden');
  useEffect(() => {
    if (!presenter) return undefined;
    const hiding = hideNames(document.body, word);
    return () => hiding.stop();
  }, [presenter, word]);
}
