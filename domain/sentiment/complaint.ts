import { spellOut } from '#domain/search-text.ts';
import type { Token } from './tokens.ts';

/** What people complain about: how far something came, what was promised, who should answer. Folded. */
const CUES = spellOut(`
  bestell liefer paket post versand zustell rechnung gebuehr abgebucht abbuch bucht konto geld euro
  erstatt rueck reklam garantie gewaehr defekt kaputt beschaedig falsch fehl hotline service kunden support
  antwort reagier melde rueckruf telefon anruf mail termin gewartet warten warte wartezeit stunden
  minuten wochen monate tage verspaet ausgefallen ausfall gesperrt storn kuendig vertrag abo preis
  teuer gutschein rabatt app update login passwort funktionier laeuft laedt stuerzt absturz zimmer
  bett dusche bad essen suppe kalt roh schimmel haar personal bedienung kellner mitarbeiter
  verkaeufer techniker arzt praxis zug bus ticket reservier gebucht buchung seit immer noch trotz
  statt angeblich versprochen erklaerung stellungnahme beschwer fordere
  verlange order deliver parcel post shipping courier invoice bill charge refund account money quid
  warranty broken faulty damaged wrong missing hotline helpline customer answer reply respond call
  phone email appointment waited waiting wait hours minutes weeks months days late delay cancel
  contract subscription price fee voucher discount crash login password work load room bed shower bath
  food soup cold raw mould hair staff waiter assistant engineer doctor practice train bus ticket
  reservation booked booking since still despite instead promised explanation statement
  complain demand app update repair seam zip sole battery
  screen feature page cancell arrive heard refused described verweiger abgewimmelt belogen fobbed ripped gerissen
  inedible ungeniessbar erreichbar unreachable zerbrochen verbrannt burnt stained flecken responsib`)
  .split(/\s+/u)
  .filter((cue) => cue !== '');
const SHORTEST_CUE = 3;
/** So much is said about something that happened, less about a feeling. */
const A_STORY = 6;
const FEWEST_WORDS = 2;
const STEMS = new Set(CUES);

/** A reproach that names something which somebody could put right. Ask only for what sounds negative. */
export function namesAGrievance(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  if (words.length < FEWEST_WORDS) return false;
  return (
    words.length >= A_STORY ||
    words.some((word) => {
      for (let end = SHORTEST_CUE; end <= word.length; end++)
        if (STEMS.has(word.slice(0, end))) return true;
      return false;
    })
  );
}
