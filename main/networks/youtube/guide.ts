import type { SignInGuide } from '#domain/sign-in.ts';

const CONSOLE = 'https://console.cloud.google.com';

/** https://developers.google.com/youtube/registering_an_application */
export const GUIDE: SignInGuide = {
  steps: [
    {
      text: {
        en: 'Make a project in the Google Cloud console, with the Google account of your choice. A name is all it needs.',
        de: 'Lege in der Google-Cloud-Konsole ein Projekt an, mit einem Google-Konto deiner Wahl. Mehr als einen Namen braucht es nicht.',
      },
      link: {
        label: { en: 'Make a project', de: 'Projekt anlegen' },
        url: `${CONSOLE}/projectcreate`,
      },
    },
    {
      text: {
        en: 'Switch on the YouTube Data API v3 for it.',
        de: 'Schalte dafür die „YouTube Data API v3“ ein.',
      },
      link: {
        label: { en: 'Open the API', de: 'API öffnen' },
        url: `${CONSOLE}/apis/library/youtube.googleapis.com`,
      },
    },
    {
      text: {
        en: 'Set up the consent screen: user type “External”, your own address as contact. Then press “Publish app”, or else every sign-in ends after seven days.',
        de: 'Richte den Zustimmungsbildschirm ein: Nutzertyp „Extern“, deine Adresse als Kontakt. Drücke danach „App veröffentlichen“, sonst endet jede Anmeldung nach sieben Tagen.',
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
    {
      text: {
        en: 'In the browser choose the channel that you answer for. Google warns that it has not checked your app: that is you, so go on by “Advanced”.',
        de: 'Wähle im Browser den Kanal, für den du antwortest. Google warnt, dass es deine App nicht geprüft hat: Das bist du selbst, also weiter über „Erweitert“.',
      },
    },
  ],
  cost: {
    en: 'Free: 10,000 units a day for your project. Looking for news takes 3, an answer or a moderation 50.',
    de: 'Kostenlos: 10.000 Einheiten am Tag für dein Projekt. Nach Neuem zu sehen kostet 3, eine Antwort oder Moderation 50.',
  },
  heldBack: {
    en: 'Liking, pinning and marking as spam have no interface. A comment that was rejected cannot be brought back. More units only after a review by Google.',
    de: 'Für „Mag ich“, Anpinnen und Als-Spam-Melden gibt es keine Schnittstelle. Ein abgelehnter Kommentar lässt sich nicht zurückholen. Mehr Einheiten gibt es nur nach einer Prüfung durch Google.',
  },
  tokenLife: {
    en: 'Until you take it back. Seven days as long as the app is in “Testing”; six months when Parley is never opened.',
    de: 'Bis du es widerrufst. Sieben Tage, solange die App auf „Test“ steht; sechs Monate, wenn Parley nie geöffnet wird.',
  },
};
