import { memo, useEffect, type ReactElement } from 'react';
import { useFirstRun } from '#renderer/accounts/use-first-run.ts';
import type { Locale } from '#renderer/i18n/catalogue.ts';
import { HelpSheet } from '#renderer/help/HelpSheet.tsx';
import { MacroPreview } from '#renderer/triage/MacroPreview.tsx';
import { useRoute } from '#renderer/state/route.ts';
import { useClient } from '#renderer/state/use-app.ts';
import css from './Frame.module.css';
import { readScreensAhead } from './later-screens.ts';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { RestoredBanner } from './RestoredBanner.tsx';
import { Screen } from './Screen.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useAppKeys } from './use-app-keys.ts';
import { useArrangement } from './use-arrangement.ts';
import { useAsks } from './use-asks.ts';
import { useFirstClient } from './use-first-client.ts';
import { usePresenterNames } from './use-presenter-names.ts';

type FrameProps = { readonly locale: Locale };

/**
 * What has to be done while the window is open. It draws nothing: most of it follows main, and what
 * main says must not draw the whole frame again.
 */
function Duties({ locale }: FrameProps): null {
  const workspaceId = useRoute((route) => route.workspaceId);
  const client = useClient(workspaceId);
  useFirstRun();
  useFirstClient();
  useAppKeys();
  useAsks();
  useArrangement();
  usePresenterNames();
  useEffect(readScreensAhead, []);
  const title = client === undefined ? 'Parley' : `${client.name} – Parley`;
  // Only when they change: the browser works out the style of the whole page anew for a language, also
  // for the same one.
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}

/** Rail, screen and status bar; everything that is always there. */
export const Frame = memo(function Frame({ locale }: FrameProps): ReactElement {
  const screen = useRoute((route) => route.screen);
  return (
    <div className={css['frame']}>
      <Duties locale={locale} />
      <Rail />
      <div className={css['place']}>
        <RestoredBanner />
        <div className={css['screen']} key={screen} data-screen={screen}>
          <Screen />
        </div>
      </div>
      <StatusBar />
      <Notices />
      <Palette />
      <MacroPreview />
      <HelpSheet />
    </div>
  );
});
