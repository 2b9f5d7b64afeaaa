import { memo, useEffect, useRef, type ReactElement } from 'react';
import { useFirstRun } from '#renderer/accounts/use-first-run.ts';
import type { Locale } from '#renderer/i18n/catalogue.ts';
import { HelpSheet } from '#renderer/help/HelpSheet.tsx';
import { MacroPreview } from '#renderer/triage/MacroPreview.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { isNowhere } from '#renderer/keys/read-key.ts';
import { useRoute, type Screen as ScreenName } from '#renderer/state/route.ts';
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
import { useFocusKept } from './use-focus-kept.ts';
import { useFirstClient } from './use-first-client.ts';
import { usePresenterNames } from './use-presenter-names.ts';

const NAMES: Readonly<Record<ScreenName, string>> = {
  inbox: 'rail.inbox',
  columns: 'rail.columns',
  monitors: 'rail.monitors',
  compose: 'rail.compose',
  people: 'rail.people',
  person: 'keys.group.person',
  insights: 'rail.insights',
  rules: 'rail.rules',
  settings: 'rail.settings',
  connect: 'connect.title',
};

/** A screen; whoever comes to it is there, also when nothing in it takes the focus. */
function Place({ screen }: { readonly screen: ScreenName }): ReactElement {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNowhere(document.activeElement)) place.current?.focus({ preventScroll: true });
  }, []);
  useFocusKept(place);
  return (
    <div
      ref={place}
      className={css['screen']}
      role="group"
      aria-label={text(NAMES[screen])}
      tabIndex={-1}
      data-screen={screen}
    >
      <Screen />
    </div>
  );
}

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
        <Place key={screen} screen={screen} />
      </div>
      <StatusBar />
      <Notices />
      <Palette />
      <MacroPreview />
      <HelpSheet />
    </div>
  );
});
