import type { GuideStep, SignInGuide } from '#domain/sign-in.ts';

/** What the app asks for: https://developers.facebook.com/docs/permissions */
export const SCOPES = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_manage_metadata',
  'pages_messaging',
] as const;

const MAKE_APP: readonly GuideStep[] = [
  {
    text: {
      en: 'Sign in at Meta for Developers with the Facebook account that manages the page, and create an app. As use case choose “Manage everything on your Page”.',
      de: 'Melde dich bei Meta for Developers mit dem Facebook-Konto an, das die Seite verwaltet, und erstelle eine App. Wähle als Anwendungsfall „Alles auf deiner Seite verwalten“.',
    },
    link: {
      label: { en: 'Open Meta for Developers', de: 'Meta for Developers öffnen' },
      url: 'https://developers.facebook.com/apps/creation/',
    },
  },
  {
    text: {
      en: 'In the use case add these permissions. For Messenger also add the use case “Engage with customers on Messenger”.',
      de: 'Füge im Anwendungsfall diese Berechtigungen hinzu. Für Messenger ergänze den Anwendungsfall „Mit Kund*innen über Messenger interagieren“.',
    },
    copy: SCOPES.join(','),
  },
  {
    text: {
      en: 'Leave the app in development mode: for pages of people who have a role on the app that is enough, without any review by Meta. Add further people under “App roles”.',
      de: 'Lass die App im Entwicklungsmodus: Für Seiten von Personen mit einer Rolle in der App genügt das, ohne Prüfung durch Meta. Weitere Personen trägst du unter „App-Rollen“ ein.',
    },
  },
];

const SIGN_IN: readonly GuideStep[] = [
  {
    text: {
      en: 'Under “App settings”, “Basic”, copy the app ID and the app secret into the form below. In development mode Meta accepts the way back to this computer by itself.',
      de: 'Kopiere unter „App-Einstellungen“, „Allgemeines“, App-ID und App-Geheimcode in das Formular unten. Im Entwicklungsmodus erlaubt Meta den Rückweg zu diesem Rechner von selbst.',
    },
    link: {
      label: { en: 'Open my apps', de: 'Meine Apps öffnen' },
      url: 'https://developers.facebook.com/apps/',
    },
  },
];

const MAKE_TOKEN: readonly GuideStep[] = [
  {
    text: {
      en: 'In the Graph API Explorer choose your app, add the permissions and generate a token; then pick the page under “User or Page”. A token of the Explorer ends after an hour or two.',
      de: 'Wähle im Graph API Explorer deine App, füge die Berechtigungen hinzu und erzeuge einen Token; wähle dann die Seite unter „Nutzer oder Seite“. Ein Token aus dem Explorer endet nach ein bis zwei Stunden.',
    },
    link: {
      label: { en: 'Open the Graph API Explorer', de: 'Graph API Explorer öffnen' },
      url: 'https://developers.facebook.com/tools/explorer/',
    },
  },
  {
    text: {
      en: 'For one that lasts: in the Meta Business Suite create a system user, give it the page and the app, and generate its token without an end.',
      de: 'Für einen, der bleibt: Lege in der Meta Business Suite einen Systemnutzer an, gib ihm Seite und App und erzeuge seinen Token ohne Ende.',
    },
    link: {
      label: { en: 'Open the business settings', de: 'Unternehmenseinstellungen öffnen' },
      url: 'https://business.facebook.com/settings/system-users',
    },
  },
];

/** https://developers.facebook.com/docs/graph-api/overview/access-levels */
export function guide(way: 'app' | 'token'): SignInGuide {
  return {
    steps: [...MAKE_APP, ...(way === 'app' ? SIGN_IN : MAKE_TOKEN)],
    cost: { en: 'Free.', de: 'Kostenlos.' },
    heldBack: {
      en: 'Messages of people without a role on your app come only after Meta has reviewed it (Advanced Access, with a verified business); answers later than 24 hours need its “Human Agent” permission too, and after seven days nothing goes any more. Newer versions of the interface may no longer give reviews. The names of some people are left out.',
      de: 'Nachrichten von Personen ohne Rolle in deiner App kommen erst nach einer Prüfung durch Meta (Advanced Access, mit verifiziertem Unternehmen); Antworten nach mehr als 24 Stunden brauchen auch deren Berechtigung „Human Agent“, nach sieben Tagen geht nichts mehr. Neuere Fassungen der Schnittstelle geben Empfehlungen womöglich nicht mehr heraus. Die Namen mancher Personen fehlen.',
    },
    tokenLife:
      way === 'app'
        ? {
            en: '90 days, then Meta wants you to sign in again. Changing the Facebook password ends it at once.',
            de: '90 Tage, danach möchte Meta, dass du dich neu anmeldest. Ein neues Facebook-Passwort beendet ihn sofort.',
          }
        : {
            en: 'From the Explorer an hour or two; of a system user without an end.',
            de: 'Aus dem Explorer ein bis zwei Stunden; der eines Systemnutzers ohne Ende.',
          },
  };
}
