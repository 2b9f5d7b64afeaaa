import '@fontsource-variable/inter/index.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import type { ReactElement } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider, useView } from '#renderer/bridge/use-bridge.tsx';
import type { Locale } from '#renderer/i18n/catalogue.ts';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import type { KeySettings } from '#renderer/keys/dispatcher.ts';
import { KeysProvider } from '#renderer/keys/use-keys.tsx';
import type { AppRest } from '#renderer/state/use-app.ts';
import { Frame } from './Frame.tsx';
import { LiveRegions } from './LiveRegions.tsx';
import { Opening } from './Opening.tsx';
import { useTheme } from './use-theme.ts';

const ARIA_LOCALES: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

const NO_CHOICES = {};

function keySettings(rest: AppRest | undefined): KeySettings {
  return {
    singleKeys: rest?.settings.singleKeys ?? true,
    platform: rest?.platform === 'mac' ? 'mac' : 'other',
    choices: rest?.settings.keys ?? NO_CHOICES,
  };
}

/** Until main has said which language it is, the machine's own is the best guess. */
function guessedLocale(): Locale {
  return navigator.language.startsWith('de') ? 'de' : 'en';
}

function Window(): ReactElement {
  const { value, trouble } = useView('app', {});
  const settings = value?.rest.settings;
  useTheme(settings);
  const locale: Locale =
    settings === undefined || settings.locale === 'system'
      ? (value?.rest.systemLocale ?? guessedLocale())
      : settings.locale;
  return (
    <TextProvider locale={locale}>
      <I18nProvider locale={ARIA_LOCALES[locale]}>
        <KeysProvider {...keySettings(value?.rest)}>
          {value === null ? <Opening trouble={trouble} /> : <Frame locale={locale} />}
          <LiveRegions />
        </KeysProvider>
      </I18nProvider>
    </TextProvider>
  );
}

type AppProps = { readonly bridge: Bridge };

/** The whole window. */
export function App({ bridge }: AppProps): ReactElement {
  return (
    <BridgeProvider bridge={bridge}>
      <Window />
    </BridgeProvider>
  );
}
