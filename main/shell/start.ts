import { app, crashReporter, protocol } from 'electron';
import { APP_SCHEME } from './address.ts';
import { clock } from './clock.ts';
import { guardProcess } from './crash-guard.ts';
import { openLog } from './log.ts';
import { watchLinks } from './links.ts';
import { lockNavigation } from './navigation.ts';
import { choosePlaces } from './places.ts';
import { run } from './run.ts';
import { openSettings } from './settings.ts';

/**
 * What must happen before Electron is ready, in this order: the data folder (the lock lies in it),
 * the lock, the sandbox, the scheme, the locks on navigation. Nothing here waits.
 */
export function start(): void {
  const places = choosePlaces();
  app.setAppUserModelId('example.parley.app');
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  const log = openLog({
    dataDir: places.dataDir,
    now: () => clock.now(),
    isLoud: process.env['PARLEY_LOG'] === 'stderr',
  });
  guardProcess(log);
  // Reports stay on this machine.
  crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  lockNavigation({ devOrigin: places.devOrigin, log });
  const settings = openSettings(places.dataDir);
  const links = watchLinks();
  // Not awaited: Electron becomes ready only after this file has run to its end.
  void app.whenReady().then(() => run({ places, log, settings, links }));
}
