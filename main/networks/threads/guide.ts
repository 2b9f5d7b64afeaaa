import type { SignInGuide } from '#domain/sign-in.ts';

/** https://developers.facebook.com/docs/threads/get-started */
export const guide: SignInGuide = {
  steps: [
    {
      text: {
        en: 'Create an app at Meta for Developers with the use case “Access the Threads API”.',
        de: 'Erstelle bei Meta for Developers eine App mit dem Anwendungsfall „Auf die Threads-API zugreifen“.',
      },
      link: {
        label: { en: 'Open Meta for Developers', de: 'Meta for Developers öffnen' },
        url: 'https://developers.facebook.com/apps/creation/',
      },
    },
    {
      text: {
        en: 'In the use case add these permissions.',
        de: 'Füge im Anwendungsfall diese Berechtigungen hinzu.',
      },
      copy: 'threads_basic,threads_content_publish,threads_read_replies,threads_manage_replies,threads_manage_mentions,threads_delete',
    },
    {
      text: {
        en: 'Under “App roles” add the account as Threads tester, and accept that in Threads: Settings, “Account”, “Website permissions”.',
        de: 'Trage unter „App-Rollen“ das Konto als Threads-Tester ein und nimm das in Threads an: Einstellungen, „Konto“, „Website-Berechtigungen“.',
      },
      link: {
        label: { en: 'Open the permissions in Threads', de: 'Berechtigungen in Threads öffnen' },
        url: 'https://www.threads.com/settings/website_permissions',
      },
    },
    {
      text: {
        en: 'Back in the use case, under “Settings”, “User Token Generator”, generate the token of the account and copy it into the form below.',
        de: 'Erzeuge zurück im Anwendungsfall unter „Einstellungen“, „User Token Generator“ den Token des Kontos und kopiere ihn in das Formular unten.',
      },
    },
  ],
  cost: { en: 'Free.', de: 'Kostenlos.' },
  heldBack: {
    en: 'Until Meta has reviewed your app, mentions come only from its testers; replies to your own posts come from everybody. At most 1,000 answers in 24 hours.',
    de: 'Bevor Meta deine App geprüft hat, kommen Erwähnungen nur von ihren Testern; Antworten auf eigene Beiträge kommen von allen. Höchstens 1.000 Antworten in 24 Stunden.',
  },
  tokenLife: {
    en: '60 days; Parley renews it by itself as long as it runs now and then.',
    de: '60 Tage; Parley verlängert ihn von selbst, solange es hin und wieder läuft.',
  },
};
