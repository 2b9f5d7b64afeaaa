import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';

const current: { menu: StandInMenu | null } = { menu: null };

export class StandInMenuItem {
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | undefined;
  readonly click: () => void;

  constructor(options: MenuItemConstructorOptions) {
    const { label, role, type, submenu, accelerator, click } = options;
    if (label === undefined && role === undefined && type !== 'separator')
      throw new TypeError(
        'Invalid template for MenuItem: must have at least one of label, role or type',
      );
    this.label = label ?? role ?? '';
    this.role = role?.toLowerCase();
    this.accelerator = accelerator ?? undefined;
    this.submenu = Array.isArray(submenu) ? StandInMenu.buildFromTemplate(submenu) : undefined;
    this.type = type ?? (submenu === undefined ? 'normal' : 'submenu');
    // Items of ours look at none of the arguments that Electron gives.
    this.click = () => {
      if (click !== undefined) Reflect.apply(click, undefined, []);
    };
  }
}

/** Remembered, never shown: Chromium's app window has no menu bar. */
export class StandInMenu extends EventEmitter {
  readonly items: StandInMenuItem[] = [];
  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): StandInMenu {
    const menu = new StandInMenu();
    menu.items.push(...template.map((options) => new StandInMenuItem(options)));
    return menu;
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    current.menu = menu;
  }
  static getApplicationMenu(): StandInMenu | null {
    return current.menu;
  }
  popup(): void {}
}
