/** `other`: recognisably neither; `unclear`: too few words to tell. */
export type ToneLanguage = 'de' | 'en' | 'other' | 'unclear';

/** Small words that nearly every sentence has, folded; none is a word of the other language. */
const SMALL_WORDS: Readonly<Record<'de' | 'en', ReadonlySet<string>>> = {
  de: new Set(
    `der die das den dem des ein eine einen einem einer eines und oder aber ich du er sie es wir ihr
    euch uns mich mir dich dir sich ist sind bin bist seid waren wird werden wurde hat habe haben habt
    hatte kann koennt koennen muss soll nicht kein keine keinen nichts nie auch noch schon nur sehr mal
    mit von vom zum zur bei beim auf aus nach ueber unter vor fuer durch gegen ohne um wie wo wer wann
    warum wieso welche welcher welches wenn weil dass ob als dann doch ja nein danke bitte gerne gern
    immer wieder heute gestern morgen mein meine euer eure eurem euren ganz einfach echt leider gut
    gibt geht macht schoen toll super alles jetzt seit bis mehr zu im ins viel viele`.split(/\s+/u),
  ),
  en: new Set(
    `the a an and or but i you he she it we they me my your our their his her us them is are was were be
    been being has have had do does did can could will would should must not no nothing never too very
    just only with from of to on at by for about into over after before without how where who when
    why which what if because that this these those there here yes please thanks thank always again
    today yesterday tomorrow so than then get got i'm it's don't can't didn't you're we're that's isn't
    doesn't won't i've i'd they're great good`.split(/\s+/u),
  ),
};
/** Letters of other writings, or small words of languages nearby. */
const FOREIGN = new Set(
  `le la les des une est pas que pour avec dans vous nous je tu el los las una pero muy por con che
  non sono per gli della het een niet voor zijn maar ook jest nie czy ale que nao uma para och att det
  inte som ikke jeg ne je tu il elle suis tres tout ca mais qui sur son c'est j'ai esta este muy mas
  como soy gracias questo molto grazie sono questa ik het dat maar goed heel bardzo dziekuje tak`.split(
    /\s+/u,
  ),
);
const OTHER_WRITING = /[\p{L}--\p{Script=Latin}]/v;

type Counts = { readonly de: number; readonly en: number };

/** `given` is what the network says, as a language tag. */
export function languageOf(
  words: readonly string[],
  { text, given }: { readonly text: string; readonly given?: string | undefined },
): ToneLanguage {
  const counts: Counts = {
    de: count(words, SMALL_WORDS.de) + (/[äöüß]/iu.test(text) ? 1 : 0),
    en: count(words, SMALL_WORDS.en),
  };
  // People leave the language of their app in place: clear words win over what the network says.
  const clear = fromWords(counts, 2);
  if (clear !== 'unclear') return clear;
  const foreign = count(words, FOREIGN) + (OTHER_WRITING.test(text) ? 3 : 0);
  if (foreign > Math.max(counts.de, counts.en) + 1) return 'other';
  return fromTag(given) ?? (counts.de === 0 || counts.en === 0 ? fromWords(counts, 1) : 'unclear');
}

function fromWords({ de, en }: Counts, lead: number): ToneLanguage {
  if (de >= en + lead) return 'de';
  return en >= de + lead ? 'en' : 'unclear';
}

/** null when the network says nothing, or that it does not know. */
function fromTag(given: string | undefined): ToneLanguage | null {
  const tag = given?.slice(0, 2).toLowerCase() ?? '';
  if (tag === '' || tag === 'un') return null;
  return tag === 'de' || tag === 'en' ? tag : 'other';
}

function count(words: readonly string[], small: ReadonlySet<string>): number {
  return words.reduce((sum, word) => sum + (small.has(word) ? 1 : 0), 0);
}
