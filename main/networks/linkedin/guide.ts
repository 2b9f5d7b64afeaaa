import type { SignInGuide } from '#domain/sign-in.ts';
import { REDIRECT } from './own-app.ts';

const DEVELOPERS = 'https://www.linkedin.com/developers/apps';

/** https://learn.microsoft.com/en-us/linkedin/marketing/community-management-app-review */
export const GUIDE: SignInGuide = {
  steps: [
    {
      text: {
        en: 'Make an app in the LinkedIn developer portal and connect it with the company page; an administrator of the page confirms that.',
        de: 'Lege im LinkedIn-Entwicklerportal eine App an und verbinde sie mit der Unternehmensseite; ein Administrator der Seite bestätigt das.',
      },
      link: { label: { en: 'Make an app', de: 'App anlegen' }, url: `${DEVELOPERS}/new` },
    },
    {
      text: {
        en: 'Under “Products” request the “Community Management API” for this app alone. LinkedIn asks for a registered business, a business e-mail and the purpose; later for a demonstration.',
        de: 'Beantrage unter „Products“ die „Community Management API“, für diese App allein. LinkedIn fragt nach einem eingetragenen Unternehmen, einer geschäftlichen Adresse und dem Zweck, später nach einer Vorführung.',
      },
      link: { label: { en: 'Open your apps', de: 'Deine Apps öffnen' }, url: DEVELOPERS },
    },
    {
      text: {
        en: 'Under “Auth” add the address to come back to, letter by letter.',
        de: 'Trage unter „Auth“ die Adresse für den Rückweg ein, Zeichen für Zeichen.',
      },
      copy: REDIRECT,
    },
    {
      text: {
        en: 'Bring the client ID and the primary client secret from there.',
        de: 'Bring von dort die Client-ID und den „Primary Client Secret“ hierher.',
      },
    },
  ],
  cost: { en: 'Free.', de: 'Kostenlos.' },
  heldBack: {
    en: 'Nothing works without the approval, which takes weeks and is often refused. Only pages that you administer; no private profiles and messages. Until then notification mail brings comments too.',
    de: 'Ohne die Bewilligung geht nichts; sie dauert Wochen und wird oft verweigert. Nur Seiten, die du verwaltest; keine privaten Profile und Nachrichten. Bis dahin bringt auch die Benachrichtigungs-Mail Kommentare.',
  },
  tokenLife: {
    en: '60 days, then sign in again: three clicks. Apps with refresh tokens renew by themselves for a year.',
    de: '60 Tage, danach neu anmelden: drei Klicks. Apps mit Refresh-Token erneuern sich ein Jahr lang von selbst.',
  },
};
