import { useState, type ReactElement } from 'react';
import { fullTime } from '#renderer/i18n/dates.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Button } from '#renderer/ui/Button.tsx';

/** After a damaged database: what was lost, what comes back by itself, and where the old file lies. */
export function RestoredBanner(): ReactElement | null {
  const text = useText();
  const rest = useApp()?.rest;
  const restored = rest?.restored ?? null;
  const [isDismissed, setDismissed] = useState(false);
  const restart = useAction('app.restart');
  if (rest?.isDamaged === true)
    return (
      <Banner
        tone="bad"
        actions={<Button onPress={() => void restart({})}>{text('restored.restart')}</Button>}
      >
        {text('restored.needed')}
      </Banner>
    );
  if (restored === null || isDismissed) return null;
  const { keptIn, backupAt } = restored;
  return (
    <Banner
      tone="bad"
      quote={keptIn}
      actions={<Button onPress={() => setDismissed(true)}>{text('restored.dismiss')}</Button>}
    >
      {backupAt === null
        ? text('restored.empty')
        : text('restored.backup', { time: fullTime(backupAt, text.locale) })}
    </Banner>
  );
}
