import { parseOpml } from 'feedsmith';
import { z } from 'zod';
import type { SignedInColumn } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { typedAddress } from '#main/networks/typed-address.ts';

/** More is a list of somebody else; each of them is asked every hour. */
const MOST = 1000;
/** A deck of more columns cannot be looked over; what is left over goes into the next one. */
const MOST_IN_DECK = 20;
const NAME_LENGTH = 100;

const words = z.string().optional().catch(undefined);
type Outline = {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines: readonly Outline[];
};
const outline: z.ZodType<Outline> = z.lazy(() =>
  z.object({ text: words, title: words, xmlUrl: words, outlines: z.array(outline).catch([]) }),
);
const opml = z.object({
  head: z.object({ title: words }).catch({ title: undefined }),
  body: z.object({ outlines: z.array(outline).catch([]) }),
});

function nameOf({ title, text }: Pick<Outline, 'title' | 'text'>): string {
  return cleanName(title ?? text ?? '').slice(0, NAME_LENGTH);
}

type Entry = { readonly url: string; readonly name: string; readonly folder: string };

function entriesIn(outlines: readonly Outline[], folder: string): readonly Entry[] {
  return outlines.flatMap((one) => {
    const url = one.xmlUrl === undefined ? null : typedAddress(one.xmlUrl);
    const inside = entriesIn(one.outlines, nameOf(one) || folder);
    return url === null ? inside : [{ url: url.href, name: nameOf(one), folder }, ...inside];
  });
}

/**
 * What a file of subscriptions lists (http://opml.org/spec2.opml): its folders become decks. Each feed
 * once; null when it is no such file, or lists no feed.
 */
export function readOpml(file: string): readonly SignedInColumn[] | null {
  const read = parsed(file);
  if (read === null) return null;
  const entries = [
    ...new Map(
      entriesIn(read.body.outlines, nameOf(read.head) || 'OPML')
        .toReversed()
        .map((entry) => [entry.url, entry]),
    ).values(),
  ].toReversed();
  if (entries.length === 0) return null;
  const inFolder = new Map<string, number>();
  return entries.slice(0, MOST).map(({ url, name, folder }): SignedInColumn => {
    const before = inFolder.get(folder) ?? 0;
    inFolder.set(folder, before + 1);
    const feed = { kind: 'feed', param: url } as const;
    const part = Math.floor(before / MOST_IN_DECK);
    const deck = part === 0 ? folder : `${folder} ${String(part + 1)}`;
    return name === '' ? { feed, deck } : { feed, name, deck };
  });
}

function parsed(file: string): z.infer<typeof opml> | null {
  try {
    return opml.safeParse(parseOpml(file)).data ?? null;
  } catch {
    return null;
  }
}
