import { useEffect, useLayoutEffect } from 'react';
import type { LayoutRow } from '#contract/layout.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { decksOf, keptDecks, useDeckChoice } from '#renderer/columns/deck-choice.ts';
import { useDeckFocus } from '#renderer/columns/deck-focus.ts';
import { keptPlaces, placesOf } from '#renderer/columns/reader-place.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { paneSizes, SIDEBAR_FROM } from '#renderer/state/panes.ts';
import { useSettings } from '#renderer/state/use-app.ts';

/** Dragging and scrolling change with every pixel: what is remembered is where it came to rest. */
const REST_MS = 600;

function kept(): LayoutRow {
  const { wishes, isPersonOpen } = useLayout.getState();
  const { places } = useDeckFocus.getState();
  const decks = keptDecks(useDeckChoice.getState().chosen);
  return { ...wishes, isPersonOpen, places: keptPlaces(places), decks };
}

/** Puts the widths of the panes where the styles look for them. */
function usePaneWidths(): void {
  const { windowWidth, wishes, isPersonOpen } = useLayout();
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const sizes = paneSizes(windowWidth, wishes, isPersonOpen);
    for (const [pane, { width }] of Object.entries(sizes))
      style.setProperty(`--${pane}`, `${width}px`);
    const { sidebar, list } = sizes;
    const left = (windowWidth < SIDEBAR_FROM ? 0 : sidebar.width) + list.width;
    style.setProperty('--before-conversation', `${left}px`);
  }, [windowWidth, wishes, isPersonOpen]);
}

function useWindowWidth(): void {
  useEffect(() => {
    const measure = (): void => useLayout.getState().measure(globalThis.innerWidth);
    measure();
    globalThis.addEventListener('resize', measure);
    return () => globalThis.removeEventListener('resize', measure);
  }, []);
}

/** The window as the person left it the last time, and main told when it changes. */
function useMemory(): void {
  const { layout } = useSettings();
  const change = useCommand('settings.change');
  useLayoutEffect(() => {
    const { isPersonOpen = true, sidebar, list, person } = layout ?? {};
    useLayout.getState().restore({ wishes: { sidebar, list, person }, isPersonOpen });
    useDeckFocus.setState({ places: placesOf(layout?.places ?? []) });
    useDeckChoice.setState({ chosen: decksOf(layout?.decks ?? []) });
    // oxlint-disable-next-line react/exhaustive-deps -- read once: from then on the window knows better
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = JSON.stringify(kept());
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = JSON.stringify(kept());
        if (now !== before) void change({ change: { layout: kept() } });
        before = now;
      }, REST_MS);
    };
    const stops = [useLayout, useDeckFocus, useDeckChoice].map(({ subscribe }) => subscribe(later));
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
    };
  }, [change]);
}

/** How the window is arranged: its widths, and that they are remembered. */
export function useArrangement(): void {
  useMemory();
  useWindowWidth();
  usePaneWidths();
}
