import type { AccountCapabilities, Capability } from '#domain/capabilities.ts';
import type { FeedKind, NetworkInfo } from '#domain/network.ts';
import type { SignInField } from '#domain/sign-in.ts';
import type { TextRule } from '#domain/text-limit.ts';

/** Nostr has no limit of its own; relays name theirs (NIP-11), and common ones begin here. */
export const NOSTR_TEXT: TextRule = { unit: 'codepoint', max: 8000 };

/** Large public relays, for whoever brings none; the person can replace them. */
export const USUAL_RELAYS = ['wss://relay.damus.io', 'wss://nos.lol', 'wss://relay.primal.net'];

const relays: SignInField = {
  name: 'relays',
  kind: 'text',
  label: { en: 'Relays', de: 'Relays' },
  placeholder: USUAL_RELAYS.join(' '),
  hint: {
    en: 'Separated by spaces. Those of your own list (NIP-65) are added.',
    de: 'Durch Leerzeichen getrennt. Die deiner eigenen Liste (NIP-65) kommen dazu.',
  },
  isKept: true,
};

const feeds: readonly FeedKind[] = ['interactions', 'home', 'own', 'author', 'tag', 'search'];

export const info: NetworkInfo = {
  id: 'nostr',
  name: 'Nostr',
  glyph: 'n',
  color: '#7a3fb5',
  summary: {
    en: 'Replies, mentions, reactions and search on the relays of your choice. Direct messages are not read.',
    de: 'Antworten, Erwähnungen, Reaktionen und Suche auf den Relays deiner Wahl. Direktnachrichten werden nicht gelesen.',
  },
  price: { en: 'Free', de: 'Kostenlos' },
  formatting: {
    en: 'Plain text. Links and #tags become clickable and count in full.',
    de: 'Reiner Text. Links und #Tags werden anklickbar und zählen ganz.',
  },
  stage: 'stable',
  signIn: [
    {
      id: 'bunker',
      kind: 'form',
      label: { en: 'With a signing app', de: 'Mit einer Signier-App' },
      fields: [
        {
          name: 'bunker',
          kind: 'password',
          label: { en: 'Address of the signing app', de: 'Adresse der Signier-App' },
          placeholder: 'bunker://…',
          hint: {
            en: 'NIP-46: your key stays in the app, Parley asks it for every signature.',
            de: 'NIP-46: Dein Schlüssel bleibt in der App, Parley bittet sie um jede Signatur.',
          },
        },
        relays,
      ],
    },
    {
      id: 'key',
      kind: 'form',
      label: { en: 'With the private key', de: 'Mit dem privaten Schlüssel' },
      fields: [
        {
          name: 'key',
          kind: 'password',
          label: { en: 'Private key', de: 'Privater Schlüssel' },
          placeholder: 'nsec1…',
          hint: {
            en: 'Whoever has it is you, for ever. It stays on this computer, encrypted by the keychain.',
            de: 'Wer ihn hat, ist du, für immer. Er bleibt auf diesem Rechner, vom Schlüsselbund verschlüsselt.',
          },
        },
        relays,
      ],
    },
  ],
  defaultTextRule: NOSTR_TEXT,
  feeds,
};

const yes: Capability = { can: true };
const no: Capability = { can: false, why: 'network-cannot' };

/** `maxLength`: the smallest limit that a relay names. `canSearch`: some relay has NIP-50. */
export function capabilitiesWith(facts: {
  readonly maxLength?: number;
  readonly canSearch: boolean;
}): AccountCapabilities {
  return {
    text: { ...NOSTR_TEXT, max: facts.maxLength ?? NOSTR_TEXT.max },
    visibilities: ['public'],
    contentWarning: true,
    language: false,
    actions: {
      reply: yes,
      like: yes,
      unlike: yes,
      boost: yes,
      unboost: yes,
      delete: yes,
      hide: no,
      unhide: no,
    },
    feeds: feeds.filter((kind) => kind !== 'search' || facts.canSearch),
    sendGuarantee: { kind: 'chosen-id' },
    streaming: true,
  };
}
