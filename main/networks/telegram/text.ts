import {
  createTextBuilder,
  type Link,
  type PlainText,
  type TextBuilder,
} from '#main/networks/plain-text.ts';
import { webUrl } from '#main/networks/values.ts';
import type { ApiEntities, ApiMessage } from './schemas.ts';

const MAX_TEXT = 8000;

function linkOf({ type, url }: ApiEntities[number], piece: string): Link | null {
  switch (type) {
    case 'text_link': {
      const address = webUrl(url);
      return address === undefined ? null : { kind: 'link', url: address };
    }
    case 'url': {
      const address = webUrl(/^https?:/iu.test(piece) ? piece : `https://${piece}`);
      return address === undefined ? null : { kind: 'link', url: address };
    }
    case 'mention':
      return { kind: 'mention', url: `https://t.me/${encodeURIComponent(piece.slice(1))}` };
    default:
      return null;
  }
}

function writeLines(piece: string, builder: TextBuilder): void {
  for (const [index, line] of piece.split(/\r?\n/u).entries()) {
    if (index > 0) builder.writeAsIs('\n');
    builder.write(line);
  }
}

/** Offsets of entities are UTF-16, as ours: https://core.telegram.org/bots/api#messageentity */
function withEntities(text: string, entities: ApiEntities, builder: TextBuilder): void {
  let at = 0;
  for (const entity of entities.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, length } = entity;
    const piece = text.slice(offset, offset + length);
    const link = offset < at || length <= 0 ? null : linkOf(entity, piece);
    if (link !== null) {
      writeLines(text.slice(at, offset), builder);
      builder.openLink(link);
      builder.write(piece);
      builder.closeLink();
      at = offset + length;
    }
  }
  writeLines(text.slice(at), builder);
}

/** The address of a file would hold the token, so files are told by a sign; they are seen in Telegram. */
function signOf(message: ApiMessage): string {
  const { document, sticker } = message;
  const signs: readonly (readonly [unknown, string])[] = [
    [message.photo, '📷'],
    [message.video ?? message.video_note ?? message.animation, '🎬'],
    [message.voice ?? message.audio, '🎤'],
    [message.location, '📍'],
    [message.contact, '👤'],
    [message.poll, '📊'],
  ];
  const [, sign = ''] = signs.find(([there]) => there !== undefined) ?? [];
  if (sticker !== undefined) return sticker.emoji ?? '🙂';
  return sign === '' && document !== undefined ? `📎 ${document.file_name ?? ''}` : sign;
}

export function textOf(message: ApiMessage): PlainText {
  const { text, caption, entities, caption_entities: captionEntities } = message;
  const builder = createTextBuilder(MAX_TEXT);
  builder.write(signOf(message));
  builder.breakLine(1);
  withEntities(text ?? caption ?? '', text === undefined ? captionEntities : entities, builder);
  return builder.end();
}
