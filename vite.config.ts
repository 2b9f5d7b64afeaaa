import react from '@vitejs/plugin-react';
import { builtinModules } from 'node:module';
import { defineConfig, type BuildEnvironmentOptions } from 'vite';
import { emojiData } from './scripts/emoji-plugin.mjs';
import { latinOnly } from './scripts/latin-plugin.mjs';
import { layersFirst } from './scripts/layers-plugin.mjs';
import { poCatalogues } from './scripts/po-plugin.mjs';
import { preloadFirst } from './scripts/preload-plugin.mjs';
import { queriesLater } from './scripts/queries-later-plugin.mjs';

/** What Electron 45 is made of. */
const CHROMIUM = 'chrome156';
const NODE = 'node24';
/**
 * The page in few files, each with what it needs and no earlier one holds: what asks main, what draws
 * the list, the conversation, all other screens. A file for each piece would be a hundred requests.
 */
const PARTS_OF_PAGE = [
  { name: 'ask', test: /app\/ask-ahead\.ts$|bridge\/bridge\.ts$|preload-helper/u, priority: 4 },
  { name: 'draw', test: /renderer\/app\/draw\.tsx$/u, priority: 3 },
  {
    name: 'conversation',
    test: /renderer\/conversation\/ConversationPane\.tsx$/u,
    priority: 2,
  },
  { name: 'screens', test: /renderer\/\w+\/\w+(?:Screen|Part|Pane)\.tsx$/u, priority: 1 },
];
const outside = ['electron', ...builtinModules, /^node:/];

/**
 * CommonJS: everything before `ready` runs before `ready`, and a top-level await fails. The preload
 * must be one file. What main imports with `import()` is a part of its own and is read only then:
 * the libraries of a network are larger than everything that a start needs.
 */
function commonJs(name: string, input: string, target: string): BuildEnvironmentOptions {
  return {
    outDir: `../out/${name}`,
    emptyOutDir: true,
    target,
    minify: false,
    sourcemap: true,
    // The notices of everything that is bundled; the renderer's lie beside its own files.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // The entry is only a door: a part that comes later finds main again and never starts it twice.
      preserveEntrySignatures: 'strict',
      input: { [name === 'main' ? 'electron' : name]: input },
      external: outside,
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        codeSplitting: name === 'main',
        chunkFileNames: 'part-[name].cjs',
        // Half the text to read at every start; names stay, so that stack traces can be read.
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  };
}

/** The renderer, main and preload from one configuration: `vite build --app`. */
export default defineConfig({
  appType: 'spa',
  root: 'renderer',
  // The page is served from the root of its scheme.
  base: '/',
  cacheDir: '../node_modules/.vite',
  plugins: [
    react(),
    poCatalogues(),
    emojiData(),
    latinOnly(),
    layersFirst(),
    preloadFirst(),
    queriesLater(),
  ],
  builder: {
    async buildApp(builder) {
      await Promise.all(
        Object.values(builder.environments)
          .filter(({ name }) => ['client', 'main', 'preload'].includes(name))
          .map(async (environment) => await builder.build(environment)),
      );
    },
  },
  environments: {
    client: {
      build: {
        outDir: '../out/renderer',
        emptyOutDir: true,
        target: CHROMIUM,
        sourcemap: true,
        license: { fileName: 'licenses.md' },
        // The policy allows no inlined fonts and scripts.
        assetsInlineLimit: 0,
        // One sheet: its order decides, and a screen that comes later would wait for its own.
        cssCodeSplit: false,
        modulePreload: { polyfill: false },
        rolldownOptions: { output: { codeSplitting: { groups: PARTS_OF_PAGE } } },
        // Read from the disk, not from a network.
        chunkSizeWarningLimit: 4000,
      },
    },
    main: {
      consumer: 'server',
      // The libraries' own checks are for those who develop with them.
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: { noExternal: true, external: ['electron'] },
      build: commonJs('main', 'main/index.ts', NODE),
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: commonJs('preload', 'main/preload/preload.ts', CHROMIUM),
    },
  },
});
