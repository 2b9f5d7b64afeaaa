import { useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';

/**
 * The very first start: no client yet, so the sample client opens by itself, also offline. Who
 * removed it once, or had a client already, wants to see "Connect an account" and not the sample.
 */
export function useFirstRun(): void {
  const app = useApp();
  const text = useText();
  const openSample = useCommand('sample.open');
  const isDecided = useRef(false);
  const isEmpty = app === null ? null : app.clients.length === 0;
  const isOver = app?.rest.sampleWasRemoved === true;

  useEffect(() => {
    if (isEmpty === null || isDecided.current) return;
    isDecided.current = true;
    if (!isEmpty) return;
    const route = useRoute.getState();
    const open = async (): Promise<void> => {
      const sample = await openSample({ locale: text.locale });
      if (sample.ok) route.chooseClient(sample.value.workspaceId);
      // Without the sample there is still the card that connects an account.
      else route.go('connect');
    };
    if (isOver) route.go('connect');
    else void open();
  }, [isEmpty, isOver, openSample, text]);
}
