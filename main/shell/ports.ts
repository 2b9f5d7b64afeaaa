import { createNodeNetwork } from '#main/networks/http-node.ts';
import type { Links, Log, Ports, SettingsFile } from '#main/ports.ts';
import { trustingSystem } from './certificates.ts';
import { clock } from './clock.ts';
import { createDesktop } from './desktop.ts';
import { currentLocale } from './language.ts';
import type { OnlineState } from './online.ts';
import { random } from './random.ts';
import { openSecrets } from './secrets.ts';
import type { WayOut } from './test-hook.ts';

export type Lent = {
  readonly dataDir: string;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly online: OnlineState;
  readonly links: Links;
  readonly wayOut: WayOut;
  /** How many conversations are open, whenever that changes. */
  readonly onCount: (count: number) => void;
};

/** The engine's ports, as Electron has them. Only after `ready`. */
export function electronPorts(lent: Lent): Ports {
  const { dataDir, log, settings, online, links, wayOut, onCount } = lent;
  return {
    clock,
    random,
    log,
    settings,
    online,
    links,
    network: wayOut(trustingSystem(createNodeNetwork(), log)),
    secrets: openSecrets(dataDir, log),
    files: { dataDir },
    desktop: createDesktop(() => currentLocale(settings), onCount),
  };
}
