import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { complaint, LAYERS } from './layers.js';

const allowed = [
  ['domain/reply.ts', '#domain/ids.ts'],
  ['contract/views.ts', '#domain/ids.ts'],
  ['contract/views.ts', 'zod'],
  ['main/networks/mastodon/client.ts', '#main/ports.ts'],
  ['main/networks/mastodon/client.ts', './api.ts'],
  ['main/networks/mastodon/mastodon.test.ts', '#main/networks/conformance/suite.ts'],
  ['main/store/open.ts', 'rxdb'],
  ['main/store/storage/open.ts', 'rxdb/plugins/core'],
  ['main/engine.ts', '#main/sync/start.ts'],
  ['main/shell/ipc.ts', '#contract/bridge.ts'],
  ['main/shell/ports.ts', '#main/networks/http-node.ts'],
  ['main/shell/settings.ts', 'electron-store'],
  ['main/shell/window.ts', 'electron'],
  ['main/preload/preload.ts', 'electron'],
  ['main/index.ts', '#main/shell/start.ts'],
  ['renderer/conversation/Conversation.tsx', '#renderer/composer/Composer.tsx'],
  ['renderer/app/App.tsx', '#renderer/inbox/Inbox.tsx'],
  ['e2e/inbox.e2e.ts', '#contract/bridge.ts'],
  ['main/views/inbox.test.ts', '#main/sync/start.ts'],
];

const refused = [
  ['domain/reply.ts', '#contract/views.ts'],
  ['domain/reply.ts', 'zod'],
  ['contract/views.ts', '#main/store/store.ts'],
  ['main/networks/mastodon/client.ts', '#main/store/open.ts'],
  ['main/networks/mastodon/client.ts', '#main/networks/bluesky/client.ts'],
  ['main/store/open.ts', '#main/sync/start.ts'],
  ['main/sync/start.ts', '#main/outbox/start.ts'],
  ['main/sync/start.ts', '#contract/views.ts'],
  ['main/views/inbox.ts', '#main/networks/http.ts'],
  ['main/commands/reply.ts', '#main/outbox/start.ts'],
  ['main/commands/reply.ts', 'rxdb'],
  ['main/engine.ts', '#main/shell/window.ts'],
  ['main/engine.ts', 'electron'],
  ['main/sync/start.ts', 'electron-store'],
  ['main/shell/ipc.ts', '#main/store/open.ts'],
  ['main/shell/ports.ts', '#main/networks/http-door.ts'],
  ['main/preload/preload.ts', '#main/engine.ts'],
  ['renderer/inbox/Inbox.tsx', '#main/engine.ts'],
  ['renderer/inbox/Inbox.tsx', '#renderer/conversation/Conversation.tsx'],
  ['renderer/inbox/Inbox.tsx', 'electron'],
  ['renderer/ui/Button.tsx', '#renderer/bridge/use-view.ts'],
  ['renderer/ui/Button.tsx', '#domain/reply.ts'],
  ['e2e/inbox.e2e.ts', '#main/engine.ts'],
  ['bench/store.ts', '#main/sync/start.ts'],
];

describe('the layer rule', () => {
  test.each(allowed)('%s may import %s', (path, source) => {
    expect(complaint(path, source)).toBeNull();
  });

  test.each(refused)('%s may not import %s', (path, source) => {
    expect(complaint(path, source)).toEqual(expect.any(String));
  });

  test('a path that leaves its folder is refused, wherever it leads', () => {
    expect(complaint('main/sync/start.ts', '../sync/pull.ts')).toContain('leaves its folder');
  });

  test('a source folder that nobody put into the table is refused', () => {
    expect(complaint('main/telemetry/send.ts', './other.ts')).toContain('no layer');
    expect(complaint('renderer/app/App.tsx', '#renderer/adverts/Banner.tsx')).toContain('no layer');
  });

  test('files outside the source folders are not its concern', () => {
    expect(complaint('scripts/run.mjs', '../anything.mjs')).toBeNull();
  });

  test('every name that a layer may import is a layer itself', () => {
    const names = new Set(Object.keys(LAYERS));
    const unknown = Object.values(LAYERS)
      .flat()
      .filter((name) => !names.has(name));
    expect(unknown).toEqual([]);
  });

  test('arrows go one way: no layer can reach itself through others', () => {
    const reaches = (from, goal, seen = new Set()) =>
      LAYERS[from].some((next) => {
        if (next === goal) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, goal, seen);
      });
    expect(Object.keys(LAYERS).filter((name) => reaches(name, name))).toEqual([]);
  });

  test('oxlint runs it: a planted import is reported, an allowed one is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-layers-'));
    try {
      await mkdir(join(folder, 'domain'));
      await mkdir(join(folder, 'contract'));
      const plugin = join(import.meta.dirname, 'layers.js');
      const config = { jsPlugins: [plugin], categories: {}, rules: { 'parley/layers': 'error' } };
      await writeFile(join(folder, '.oxlintrc.json'), JSON.stringify(config));
      await writeFile(join(folder, 'domain', 'planted.ts'), "export * from '#main/engine.ts';\n");
      await writeFile(join(folder, 'contract', 'fine.ts'), "export * from '#domain/planted.ts';\n");
      const report = await lint(folder);
      expect(report).toContain('"domain" may not import "main/engine"');
      expect(report).not.toContain('fine.ts');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function lint(folder) {
  const oxlint = join(import.meta.dirname, '..', 'node_modules', 'oxlint', 'bin', 'oxlint');
  return await new Promise((resolve) => {
    execFile(process.execPath, [oxlint, '.'], { cwd: folder }, (_error, out, err) =>
      resolve(out + err),
    );
  });
}
