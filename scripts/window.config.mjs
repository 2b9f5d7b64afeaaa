import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emojiData } from './emoji-plugin.mjs';
import { poCatalogues } from './po-plugin.mjs';

/** Pictures of no meaning under `/media/`, as main would serve them. */
const serve = (server) => {
  server.middlewares.use('/media', (_request, response) => {
    response.setHeader('Content-Type', 'image/svg+xml');
    response.end(
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#d9a766"/><stop offset=".6" stop-color="#7a4a2b"/><stop offset="1" stop-color="#3a2216"/></linearGradient></defs><rect width="600" height="400" fill="url(#g)"/></svg>',
    );
  });
};
const pictures = {
  name: 'parley:fixture-pictures',
  configureServer: serve,
  configurePreviewServer: serve,
};

/** `npx vite --config scripts/window.config.mjs`: the window with invented data, without main. */
export default defineConfig({
  root: 'renderer/testing',
  cacheDir: '../../node_modules/.vite-testing',
  plugins: [react(), poCatalogues(), emojiData(), pictures],
});
