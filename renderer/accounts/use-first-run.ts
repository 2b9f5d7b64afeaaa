import { useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useRoute } from '#renderer/state/route.ts';
import { useApp } from '#renderer/state/use-app.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';

/**
 * The very first start: no client yet, so the sample client opens by itself, also offline. Only
 * once per start: who removes the sample wants to see "Connect an account", not the sample again.
 */
export function useFirstRun(): void {
  const app = useApp();
  const text = useText();
  const openSample = useCommand('sample.open');
  const isDecided = useRef(false);
  const isEmpty = app === null ? null : app.clients.length === 0;

  useEffect(() => {
    if (isEmpty === null || isDecided.current) return;
    isDecided.current = true;
    if (!isEmpty) return;
    const open = async (): Promise<void> => {
      const sample = await openSample({ locale: text.locale });
      const route = useRoute.getState();
      if (sample.ok) route.chooseClient(sample.value.workspaceId);
      // Without the sample there is still the card that connects an account.
      else route.go('connect');
    };
    void open();
  }, [isEmpty, openSample, text]);
}
