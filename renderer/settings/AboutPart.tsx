import type { ReactElement } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import css from './SettingsScreen.module.css';

type AboutPartProps = {
  readonly version: string;
  /** Absent where main does not say. */
  readonly dataFolder: string | undefined;
};

export function AboutPart({ version, dataFolder }: AboutPartProps): ReactElement {
  const text = useText();
  return (
    <>
      <div className={css['block']}>
        <p className={css['label']}>
          {text('app.name')} · {text('settings.version', { version })}
        </p>
        <p className={css['hint']}>{text('settings.promise')}</p>
      </div>
      {dataFolder === undefined ? null : (
        <div className={css['block']}>
          <p className={css['label']}>{text('settings.dataTitle')}</p>
          <p className={css['hint']}>{text('settings.dataHint')}</p>
          <p>
            <code className={css['path']}>{dataFolder}</code>
          </p>
        </div>
      )}
      <div className={css['block']}>
        <p className={css['label']}>{text('settings.licenceTitle')}</p>
        <p className={css['hint']}>{text('settings.licence')}</p>
      </div>
    </>
  );
}
