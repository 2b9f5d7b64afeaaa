import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { App } from './App.tsx';

export function draw(place: Element, bridge: Bridge): void {
  createRoot(place).render(
    <StrictMode>
      <App bridge={bridge} />
    </StrictMode>,
  );
}
