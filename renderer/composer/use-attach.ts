import { useEffect } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeAccount } from './compose-rest.ts';
import { mediaRefusal, refusalWords, type MediaRefusal } from './media-rule.ts';
import { readBase64 } from './read-file.ts';

type Given = {
  readonly account: ComposeAccount;
  readonly content: ReplyContentRow;
  readonly onChange: (content: ReplyContentRow) => void;
};
export type Attaching = {
  readonly attach: (files: readonly File[]) => void;
  /** Why files were refused, in words. */
  readonly refusal: string | null;
  /** The person has gone on. */
  readonly forget: () => void;
};

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
  const [refusal, setRefusal] = useScoped<string | null>(() => null);
  const rule = account.compose.media;

  const refusalOf = ({ name, type, size }: File, place: number): string | null => {
    const isFull = rule !== undefined && place >= rule.maxCount;
    const refused: MediaRefusal | null = isFull
      ? { kind: 'count' }
      : mediaRefusal([{ name, mimeType: type, byteLength: size }], rule);
    return refused === null ? null : refusalWords(refused, { rule, network }, text);
  };
  const take = async (file: File, place: number): Promise<string | null> => {
    const refused = refusalOf(file, place);
    if (refused !== null) return refused;
    const base64 = await readBase64(file);
    if (base64 === null) return text('composer.mediaUnreadable', { name: file.name });
    const kept = await keep({ name: file.name, mimeType: file.type, base64 });
    if (kept === null) return text('composer.mediaUnreadable', { name: file.name });
    const { mediaId, byteLength } = kept;
    const now = latest.held();
    const added = { mediaId, name: file.name, mimeType: file.type, byteLength, alt: '' };
    const next = { ...now.content, media: [...now.content.media, added] };
    // The next file may be there before this one is drawn.
    latest.hold({ ...now, content: next });
    now.onChange(next);
    return null;
  };
  const takeAll = async (files: readonly File[]): Promise<void> => {
    setRefusal(null);
    const refused = new Set<string>();
    let place = content.media.length;
    for (const file of files) {
      const why = await take(file, place);
      if (why === null) place += 1;
      else refused.add(why);
    }
    if (refused.size > 0) setRefusal([...refused].slice(0, MOST_TOLD).join(' '));
  };
  return { attach: (files) => void takeAll(files), refusal, forget: () => setRefusal(null) };
}
