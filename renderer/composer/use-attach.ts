import { useEffect } from 'react';
import type { ReplyContentRow } from '#contract/rows.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useAction } from '#renderer/state/use-action.ts';
import { useNetwork } from '#renderer/state/use-app.ts';
import { useScoped } from '#renderer/ui/scope.ts';
import type { ComposeAccount } from './compose-rest.ts';
import { readBase64 } from './read-file.ts';

/** The bridge takes no more at once. */
const MOST_BYTES = 16_000_000;
const MB = 1_000_000;

type Given = {
  readonly account: ComposeAccount;
  readonly content: ReplyContentRow;
  readonly onChange: (content: ReplyContentRow) => void;
};
export type Attaching = {
  readonly attach: (files: readonly File[]) => void;
  /** Why the last file was refused, in words. */
  readonly refusal: string | null;
};

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

  const refusalOf = (file: File, place: number): string | null => {
    if (rule === undefined) return text('composer.attachReason');
    if (place >= rule.maxCount)
      return text('composer.mediaCount', { network, count: rule.maxCount });
    if (!rule.mimeTypes.includes(file.type))
      return text('composer.mediaType', { name: file.name, network });
    const most = Math.min(rule.maxBytes, MOST_BYTES);
    if (file.size > most)
      return text('composer.mediaSize', { name: file.name, network, size: Math.floor(most / MB) });
    return null;
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
    now.onChange({ ...now.content, media: [...now.content.media, added] });
    return null;
  };
  const takeAll = async (files: readonly File[]): Promise<void> => {
    setRefusal(null);
    for (const [index, file] of files.entries()) {
      const refused = await take(file, content.media.length + index);
      if (refused !== null) setRefusal(refused);
    }
  };
  return { attach: (files) => void takeAll(files), refusal };
}
