import type { ReactElement } from 'react';
import type { ViewRest } from '#contract/views.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Banner } from '#renderer/ui/Banner.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import type { PartProps } from './LookPart.tsx';
import { SettingRow } from './SettingRow.tsx';
import css from './SettingsScreen.module.css';

const KEEP_MONTHS: readonly number[] = [0, 6, 12, 24, 36];

/** Also a number that was chosen elsewhere. */
function keepChoices(chosen: number): readonly number[] {
  return [...new Set([...KEEP_MONTHS, chosen])].toSorted((a, b) => a - b);
}

type PrivacyPartProps = PartProps & { readonly secrets: ViewRest<'app'>['secrets'] };

/** Notices, pictures, how long is kept what is done, and how well sign-ins are locked away on this computer. */
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
      <SettingRow label={text('settings.tray')} hint={text('settings.trayHint')}>
        <Switch
          label={text('settings.tray')}
          isOn={settings.tray !== false}
          words={words}
          onChange={(tray) => onChange({ tray })}
        />
      </SettingRow>
      <SettingRow label={text('settings.presenter')} hint={text('settings.presenterHint')}>
        <Switch
          label={text('settings.presenter')}
          isOn={settings.presenter}
          words={words}
          onChange={(presenter) => onChange({ presenter })}
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
      <SettingRow label={text('settings.keepDone')} hint={text('settings.keepDoneHint')}>
        <Choice
          label={text('settings.keepDone')}
          labelLook="hidden"
          value={String(settings.keepDoneMonths ?? 0)}
          options={keepChoices(settings.keepDoneMonths ?? 0).map((count) => ({
            value: String(count),
            label:
              count === 0 ? text('settings.keepAlways') : text('settings.keepMonths', { count }),
          }))}
          onChange={(value) => onChange({ keepDoneMonths: Number(value) })}
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
