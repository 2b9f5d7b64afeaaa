import '#contract/without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/app/App.tsx';
import { askAhead } from '#renderer/app/ask-ahead.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { windowBridge } from '#renderer/bridge/window.ts';

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no place for the window');
const bridge = createBridge(windowBridge());
askAhead(bridge);
createRoot(place).render(
  <StrictMode>
    <App bridge={bridge} />
  </StrictMode>,
);
