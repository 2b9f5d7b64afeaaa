import type { Token } from './tokens.ts';

const ASKING = new Set(
  `wer wen wem wessen was wann wo woher wohin wie wieso weshalb warum wieviel welche welcher welches
  welchen welchem inwiefern wozu womit who whom whose what when where why how which`.split(/\s+/u),
);
/** A sentence that begins with one of these asks. */
const BEGINS = new Set(
  `ist sind seid war hat habt haben hast kann koennt koennen kannst darf duerfen muss muessen gibt gilt
  geht gehen wird werden werdet weiss wisst kennt macht nehmt liefert sucht bekommt is are was were do
  does did can could will would should may might has have anyone anybody any`.split(/\s+/u),
);
/** Questions that expect no answer, by how they begin or what they hold, folded. */
const RHETORICAL = [
  'euer ernst',
  'geht s noch',
  "geht's noch",
  'im ernst',
  'spinnt ihr',
  'lack gesoffen',
  'verkohlen',
  'was soll das',
  'soll das ein',
  'muss das sein',
  'wer braucht',
  'wofuer zahle ich',
  'are you kidding',
  'are you serious',
  'are you for real',
  'lost your minds',
  'are you smoking',
  'take us for',
  'who needs that',
  'how low can',
  'really necessary',
  'why would i',
  'ever heard of',
  'schon mal was von',
  'what more do',
  'was will man mehr',
  'wie schoen ist das',
  'how nice is that',
  "what's not to",
  'think we',
] as const;

/** Does it ask something that somebody could answer? */
export function isQuestion(tokens: readonly Token[]): boolean {
  const sentences = sentencesOf(tokens);
  return sentences.some(({ words, sign }) => {
    const text = words.join(' ');
    if (words.length < 2 || RHETORICAL.some((phrase) => text.includes(phrase))) return false;
    if (sign.includes('?')) return true;
    return sign === '' && words.length <= SHORT_QUESTION && asksPlainly(words);
  });
}

/** Without a question mark a longer text is rather a story. */
const SHORT_QUESTION = 12;
const SUBJECTS = new Set(
  `jemand wer ihr man einer du es das die der i you u we they anyone it there one somebody mir`.split(
    ' ',
  ),
);

/** "weiß jemand wann die öffnen", "where can i get that". */
function asksPlainly([first = '', second = '']: readonly string[]): boolean {
  return ASKING.has(first) || (BEGINS.has(first) && SUBJECTS.has(second));
}

type Sentence = { readonly words: readonly string[]; readonly sign: string };

function sentencesOf(tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let words: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'word') words.push(text);
    if (kind !== 'stop') continue;
    sentences.push({ words, sign: text });
    words = [];
  }
  return words.length === 0 ? sentences : [...sentences, { words, sign: '' }];
}
