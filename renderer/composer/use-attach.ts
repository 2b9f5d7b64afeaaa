import { useEffect } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeAccount } from './compose-rest.ts';
import { mediaRefusal, mostBytes, refusalWords, type MediaRefusal } from './media-rule.ts';
import { readBase64 } from './read-file.ts';
import { shrinkPicture } from './shrink-picture.ts';

type Given = {
  readonly account: ComposeAccount;
  readonly content: ReplyContentRow;
  readonly onChange: (content: ReplyContentRow) => void;
};
export type Attaching = {
  readonly attach: (files: readonly File[]) => void;
  /** The person has gone on. */
  readonly forget: () => void;
} & Said;
type Said = {
  /** Why files were refused, in words. */
  readonly refusal: string | null;
  /** What was done to them. */
  readonly told: string | null;
};

const NOTHING: Said = { refusal: null, told: null };

/** Of a folder full of films not every one is told. */
const MOST_TOLD = 3;

function holderOf<Value>(first: Value) {
  let value = first;
  return {
    held: (): Value => value,
    hold(next: Value): void {
      value = next;
    },
  };
}

/** Takes files into the answer, each checked against what the account can send. */
export function useAttach({ account, content, onChange }: Given): Attaching {
  const text = useText();
  const network = useNetwork(account.network)?.name ?? account.network;
  // Reading a file takes its time: what is typed meanwhile must stay, and the answer that it is for.
  const [latest] = useScoped(() => holderOf({ content, onChange }));
  useEffect(() => {
    latest.hold({ content, onChange });
  });
  const keep = useAction('media.add');
  const [said, setSaid] = useScoped<Said>(() => NOTHING);
  const rule = account.compose.media;

  const refusalOf = ({ name, type, size }: File, place: number): MediaRefusal | null =>
    rule !== undefined && place >= rule.maxCount
      ? { kind: 'count' }
      : mediaRefusal([{ name, mimeType: type, byteLength: size }], rule);
  /** What is too big is made smaller, where that goes. */
  const fitting = async (file: File, refused: MediaRefusal | null): Promise<File | null> => {
    if (refused === null) return file;
    if (refused.kind !== 'size' || rule === undefined) return null;
    const { mimeTypes } = rule;
    return await shrinkPicture(file, { mostBytes: mostBytes(rule), mimeTypes });
  };
  const take = async (given: File, place: number): Promise<Said> => {
    const refused = refusalOf(given, place);
    const file = await fitting(given, refused);
    if (file === null)
      return refused === null
        ? NOTHING
        : { ...NOTHING, refusal: refusalWords(refused, { rule, network }, text) };
    const { name, type: mimeType } = file;
    const base64 = await readBase64(file);
    const kept = base64 === null ? null : await keep({ name, mimeType, base64 });
    if (kept === null) return { ...NOTHING, refusal: text('composer.mediaUnreadable', { name }) };
    const { mediaId, byteLength } = kept;
    const now = latest.held();
    const added = { mediaId, name, mimeType, byteLength, alt: '' };
    const next = { ...now.content, media: [...now.content.media, added] };
    // The next file may be there before this one is drawn.
    latest.hold({ ...now, content: next });
    now.onChange(next);
    const isSmaller = file !== given;
    return {
      refusal: null,
      told: isSmaller ? text('composer.mediaShrunk', { name, network }) : null,
    };
  };
  const takeAll = async (files: readonly File[]): Promise<void> => {
    setSaid(NOTHING);
    const all: Said[] = [];
    let place = content.media.length;
    for (const file of files) {
      const one = await take(file, place);
      if (one.refusal === null) place += 1;
      all.push(one);
    }
    setSaid({
      refusal: together(all.map(({ refusal }) => refusal)),
      told: together(all.map(({ told }) => told)),
    });
  };
  return { attach: (files) => void takeAll(files), ...said, forget: () => setSaid(NOTHING) };
}

/** Each sentence once. */
function together(sentences: readonly (string | null)[]): string | null {
  const said = [...new Set(sentences.filter((one) => one !== null))];
  return said.length === 0 ? null : said.slice(0, MOST_TOLD).join(' ');
}
