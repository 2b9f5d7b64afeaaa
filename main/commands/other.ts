import { commands } from '#contract/commands.ts';
import { done, doneUnless, refused } from './answer.ts';
import { command } from './command.ts';
import { changeSettings } from './settings.ts';

const MOST_MEDIA_BYTES = 16 * 1024 * 1024;

export const otherCommands = {
  'media.add': command(commands['media.add'], async ({ base64, mimeType }, ports) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    if (bytes.length === 0) return refused('invalid-input', 'base64');
    if (bytes.length > MOST_MEDIA_BYTES) return refused('too-large');
    const added = await ports.addMedia(bytes, mimeType);
    return added === null
      ? refused('invalid-input', 'mimeType')
      : done({ ...added, byteLength: bytes.length });
  }),

  'settings.change': command(commands['settings.change'], async ({ change }, { settings }) => {
    changeSettings(settings, change);
    return await Promise.resolve(done({}));
  }),

  'app.restart': command(commands['app.restart'], async (_args, ports) => {
    ports.restart();
    return await Promise.resolve(done({}));
  }),

  'link.open': command(commands['link.open'], async ({ url }, ports) =>
    isForBrowser(url) ? doneUnless(await ports.openExternal(url)) : refused('address-refused'),
  ),
};

function isForBrowser(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
}
