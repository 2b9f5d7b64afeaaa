import type { ReactElement } from 'react';
import type { ViewRest } from '#contract/views.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import type { PartProps } from './LookPart.tsx';
import { SettingRow } from './SettingRow.tsx';
import css from './SettingsScreen.module.css';

type PrivacyPartProps = PartProps & { readonly secrets: ViewRest<'app'>['secrets'] };

/** Notices, pictures, and how well sign-ins are locked away on this computer. */
export function PrivacyPart({ settings, onChange, secrets }: PrivacyPartProps): ReactElement {
  const text = useText();
  const words = { on: text('settings.on'), off: text('settings.off') };
  const explained = text(`settings.secrets.${secrets}`);
  return (
    <>
      <SettingRow label={text('settings.notifications')} hint={text('settings.notificationsHint')}>
        <Switch
          label={text('settings.notifications')}
          isOn={settings.notifications}
          words={words}
          onChange={(notifications) => onChange({ notifications })}
        />
      </SettingRow>
      <SettingRow label={text('settings.loadPictures')} hint={text('settings.loadPicturesHint')}>
        <Switch
          label={text('settings.loadPictures')}
          isOn={settings.loadPictures}
          words={words}
          onChange={(loadPictures) => onChange({ loadPictures })}
        />
      </SettingRow>
      <div className={css['block']}>
        <p className={css['label']}>{text('settings.secretsTitle')}</p>
        {secrets === 'keychain' ? (
          <p className={css['hint']}>{explained}</p>
        ) : (
          <Banner tone={secrets === 'weak' ? 'warn' : 'bad'}>{explained}</Banner>
        )}
      </div>
    </>
  );
}
