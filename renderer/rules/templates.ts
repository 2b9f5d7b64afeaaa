import type { RuleDraft } from './rule-draft.ts';

export const TEMPLATES = ['spam', 'night', 'praise'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** What people call these things, in both languages: messages come in either. */
const SPAM_WORDS = [
  'crypto giveaway',
  'bitcoin invest*',
  'forex trad*',
  'double your money',
  'earn money online',
  'casino bonus',
  'free followers',
  'whatsapp me',
  'onlyfans',
  'Krypto Gewinn*',
  'Geld verdienen',
  'Kredit ohne Schufa',
  'schnelles Geld',
  'Casino Bonus',
  'kostenlose Follower',
  'Lotto Gewinner',
];
const THANKS_WORDS = [
  'thank you',
  'thanks',
  'love it',
  'great job',
  'well done',
  'amazing',
  'Danke',
  'dankeschön',
  'vielen Dank',
  'super',
  'großartig',
  'klasse',
  'weiter so',
  'toll*',
];

type Given = {
  readonly name: string;
  /** The label of the template, made before; null: without one. */
  readonly label: { readonly id: string; readonly name: string } | null;
};

/** A rule to begin with: switched off, to be tried first. */
export function templateOf(template: TemplateName, { name, label }: Given): RuleDraft {
  const labelled = label === null ? [] : [{ kind: 'label' as const, label }];
  const base = { name, stops: false, takesHistory: false };
  switch (template) {
    case 'spam':
      return {
        ...base,
        match: 'all',
        conditions: [
          { kind: 'text', words: SPAM_WORDS },
          { kind: 'vip', isNot: true },
        ],
        actions: [...labelled, { kind: 'state', state: 'done' }],
        stops: true,
      };
    case 'night':
      return {
        ...base,
        match: 'all',
        conditions: [{ kind: 'sounds', as: 'question' }, { kind: 'closed' }],
        actions: labelled.length === 0 ? [{ kind: 'notify' }] : labelled,
      };
    case 'praise':
      return {
        ...base,
        match: 'all',
        conditions: [
          { kind: 'sounds', as: 'positive' },
          { kind: 'sounds', as: 'question', isNot: true },
          { kind: 'text', words: THANKS_WORDS },
        ],
        actions: labelled.length === 0 ? [{ kind: 'state', state: 'done' }] : labelled,
      };
  }
}
