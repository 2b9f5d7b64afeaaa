import { clipboard, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { Text } from '#renderer/i18n/catalogue.ts';
import { externalAddress } from './external-link.ts';

/** Cut, copy and paste where there is something to cut, copy or paste into; copying a link. */
export function addContextMenu(contents: WebContents, text: () => Text): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, linkURL }) => {
    const items: MenuItemConstructorOptions[] = [];
    const link = externalAddress(linkURL);
    if (isEditable) items.push({ role: 'cut', label: text()('menu.cut') });
    if (isEditable || selectionText !== '')
      items.push({ role: 'copy', label: text()('menu.copy') });
    if (isEditable) items.push({ role: 'paste', label: text()('menu.paste') });
    if (link !== null)
      items.push({ label: text()('menu.copyLink'), click: () => void clipboard.writeText(link) });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
