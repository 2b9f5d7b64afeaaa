import type { MessageKind } from './message.ts';

/**
 * How the notification mails of one service are read. Everything is words and simple placeholders, so
 * that a person can mend a rule when a service changes its mails:
 * - `*` stands for anything;
 * - `{who}`, `{where}` and `{what}` stand for anything too, and keep it.
 */
export type MailRule = {
  readonly id: string;
  /** The service, as the person reads it. */
  readonly name: string;
  /** Senders, separated by commas: `*@xing.com, *@mail.xing.com`. */
  readonly from: string;
  /** Subjects, one in each line; the first that fits counts. None: every mail of the sender. */
  readonly subjects: readonly string[];
  /** What was written stands between these words; empty: from the beginning, to the end. */
  readonly after: string;
  readonly before: string;
  /** The address of the page where one answers: `*xing.com/*`. Empty: the first one of the mail. */
  readonly link: string;
  readonly kind: MessageKind;
};

/** A mail, as far as rules look at it. */
export type MailFacts = {
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
};
/** What a mail tells. */
export type MailNotice = {
  readonly ruleId: string;
  readonly service: string;
  readonly kind: MessageKind;
  readonly who: string;
  readonly where: string;
  readonly what: string;
  readonly link?: string;
};

type Slot = 'who' | 'where' | 'what';
type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'any'; readonly slot: Slot | null };

const PLACEHOLDER = /\{(who|where|what)\}|\*/u;

function slotOf(text: string | undefined): Slot | null {
  return text === 'who' || text === 'where' || text === 'what' ? text : null;
}

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = pattern.trim();
  for (;;) {
    const found = PLACEHOLDER.exec(rest);
    const words = found === null ? rest : rest.slice(0, found.index);
    if (words !== '') pieces.push({ kind: 'words', words: words.toLowerCase() });
    if (found === null) return pieces;
    pieces.push({ kind: 'any', slot: slotOf(found[1]) });
    rest = rest.slice(found.index + found[0].length);
  }
}

export type Kept = Readonly<Partial<Record<Slot, string>>>;

/**
 * What the placeholders of a pattern stand for in a text, or null when it does not fit. The whole text
 * has to fit; upper and lower case are the same. Each placeholder takes as little as it can, so the
 * time grows with the length of the text only.
 */
export function matchPattern(pattern: string, text: string): Kept | null {
  const pieces = piecesOf(pattern);
  const lower = text.toLowerCase();
  // Some letters change their length with their case: then the text itself is searched.
  const searched = lower.length === text.length ? lower : text;
  const kept: { [slot in Slot]?: string } = {};
  let at = 0;
  let open: { readonly slot: Slot | null } | null = null;
  const close = (end: number): void => {
    const slot = open?.slot ?? null;
    if (slot !== null) kept[slot] = text.slice(at, end).trim();
    open = null;
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'any') {
      if (open === null || open.slot === null) open = { slot: piece.slot };
      continue;
    }
    const isLast = index === pieces.length - 1;
    const found =
      open === null
        ? searched.startsWith(piece.words, at)
          ? at
          : -1
        : isLast
          ? lastIndex(searched, piece.words, at)
          : searched.indexOf(piece.words, at);
    if (found === -1) return null;
    close(found);
    at = found + piece.words.length;
  }
  if (open !== null) {
    close(text.length);
    at = text.length;
  }
  return at === text.length ? kept : null;
}

/** The last words must end the text. */
function lastIndex(text: string, words: string, from: number): number {
  const at = text.length - words.length;
  return at >= from && text.endsWith(words) ? at : -1;
}

function fitsAny(patterns: string, text: string): boolean {
  return patterns
    .split(',')
    .map((pattern) => pattern.trim())
    .some((pattern) => pattern !== '' && matchPattern(pattern, text) !== null);
}

/** May a mail of this sender and subject be one that the rule is for? Asked before the mail is read. */
export function mayFit(rule: MailRule, mail: Pick<MailFacts, 'from' | 'subject'>): boolean {
  return fitsAny(rule.from, mail.from) && subjectOf(rule, mail.subject) !== null;
}

function subjectOf(rule: MailRule, subject: string): Kept | null {
  if (rule.subjects.length === 0) return {};
  for (const pattern of rule.subjects) {
    const kept = matchPattern(pattern, subject);
    if (kept !== null) return kept;
  }
  return null;
}

function between(text: string, { after, before }: Pick<MailRule, 'after' | 'before'>): string {
  const start = after === '' ? 0 : text.indexOf(after);
  const from = start === -1 ? 0 : start + after.length;
  const end = before === '' ? -1 : text.indexOf(before, from);
  return text.slice(from, end === -1 ? text.length : end).trim();
}

function linkOf(rule: MailRule, links: readonly string[]): string | undefined {
  return rule.link === '' ? links[0] : links.find((link) => fitsAny(rule.link, link));
}

/** What a mail tells, by the first rule that fits; null when none does. */
export function readMail(mail: MailFacts, rules: readonly MailRule[]): MailNotice | null {
  for (const rule of rules) {
    const kept = fitsAny(rule.from, mail.from) ? subjectOf(rule, mail.subject) : null;
    if (kept === null) continue;
    const link = linkOf(rule, mail.links);
    return {
      ruleId: rule.id,
      service: rule.name,
      kind: rule.kind,
      who: filled(kept.who, mail.fromName, rule.name),
      where: filled(kept.where, mail.subject),
      what: filled(kept.what, between(mail.text, rule), mail.text, mail.subject),
      ...(link === undefined ? {} : { link }),
    };
  }
  return null;
}

function filled(...candidates: readonly (string | undefined)[]): string {
  return candidates.find((one) => one !== undefined && one.trim() !== '')?.trim() ?? '';
}
