import type { SignInGuide } from '#domain/sign-in.ts';

const CONSOLE = 'https://console.cloud.google.com';

/** https://developers.google.com/my-business/content/prereqs */
export const GUIDE: SignInGuide = {
  steps: [
    {
      text: {
        en: 'Make a project in the Google Cloud console, and note its number.',
        de: 'Lege in der Google-Cloud-Konsole ein Projekt an und notiere seine Nummer.',
      },
      link: {
        label: { en: 'Make a project', de: 'Projekt anlegen' },
        url: `${CONSOLE}/projectcreate`,
      },
    },
    {
      text: {
        en: 'Apply for access with that number: “Application for Basic API Access”. Google wants a verified profile that you have managed for 60 days, and a web site of the business. The answer takes one to two weeks.',
        de: 'Beantrage mit dieser Nummer den Zugang: „Application for Basic API Access“. Google verlangt ein bestätigtes Profil, das du seit 60 Tagen verwaltest, und eine Website des Unternehmens. Die Antwort dauert ein bis zwei Wochen.',
      },
      link: {
        label: { en: 'Open the form', de: 'Formular öffnen' },
        url: 'https://support.google.com/business/contact/api_default',
      },
    },
    {
      text: {
        en: 'Once it is granted, switch on three interfaces: “Google My Business API”, “My Business Account Management API” and “My Business Business Information API”.',
        de: 'Ist er bewilligt, schalte drei Schnittstellen ein: „Google My Business API“, „My Business Account Management API“ und „My Business Business Information API“.',
      },
      link: {
        label: { en: 'Open the library', de: 'Bibliothek öffnen' },
        url: `${CONSOLE}/apis/library`,
      },
    },
    {
      text: {
        en: 'Set up the consent screen, user type “External”, and press “Publish app”, or else every sign-in ends after seven days.',
        de: 'Richte den Zustimmungsbildschirm ein, Nutzertyp „Extern“, und drücke „App veröffentlichen“, sonst endet jede Anmeldung nach sieben Tagen.',
      },
      link: {
        label: { en: 'Open the consent screen', de: 'Zustimmungsbildschirm öffnen' },
        url: `${CONSOLE}/auth/overview`,
      },
    },
    {
      text: {
        en: 'Make an OAuth client of the type “Desktop app”, and bring its ID and secret here.',
        de: 'Lege einen OAuth-Client vom Typ „Desktop-App“ an und bring seine ID und seinen Schlüssel hierher.',
      },
      link: {
        label: { en: 'Make a client', de: 'Client anlegen' },
        url: `${CONSOLE}/auth/clients/create`,
      },
    },
  ],
  cost: { en: 'Free.', de: 'Kostenlos.' },
  heldBack: {
    en: 'Without the approval every request is refused. Reviews can be answered, not removed or reported. Questions have no interface any more. Until then notification mail brings reviews too.',
    de: 'Ohne die Bewilligung wird jede Anfrage abgelehnt. Rezensionen lassen sich beantworten, nicht entfernen oder melden. Für Fragen gibt es keine Schnittstelle mehr. Bis dahin bringt auch die Benachrichtigungs-Mail Rezensionen.',
  },
  tokenLife: {
    en: 'Until you take it back. Seven days as long as the app is in “Testing”; six months when Parley is never opened.',
    de: 'Bis du es widerrufst. Sieben Tage, solange die App auf „Test“ steht; sechs Monate, wenn Parley nie geöffnet wird.',
  },
};
