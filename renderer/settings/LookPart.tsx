import type { ReactElement } from 'react';
import type { Settings } from '#contract/settings-rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Segments } from '#renderer/ui/Segments.tsx';
import { SettingRow } from './SettingRow.tsx';

export type PartProps = {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
};

export const LOCALES = ['system', 'en', 'de'] as const;
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** Language, theme and density: each acts at once. */
export function LookPart({ settings, onChange }: PartProps): ReactElement {
  const text = useText();
  return (
    <>
      <SettingRow label={text('settings.locale')}>
        <Segments
          label={text('settings.locale')}
          labelLook="hidden"
          value={settings.locale}
          options={LOCALES.map((value) => ({ value, label: text(`settings.locale.${value}`) }))}
          onChange={(locale) => onChange({ locale })}
        />
      </SettingRow>
      <SettingRow label={text('settings.theme')}>
        <Segments
          label={text('settings.theme')}
          labelLook="hidden"
          value={settings.theme}
          options={THEMES.map((value) => ({ value, label: text(`settings.theme.${value}`) }))}
          onChange={(theme) => onChange({ theme })}
        />
      </SettingRow>
      <SettingRow label={text('settings.density')}>
        <Segments
          label={text('settings.density')}
          labelLook="hidden"
          value={settings.density}
          options={DENSITIES.map((value) => ({ value, label: text(`settings.density.${value}`) }))}
          onChange={(density) => onChange({ density })}
        />
      </SettingRow>
    </>
  );
}
