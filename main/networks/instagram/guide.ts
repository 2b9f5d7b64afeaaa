import type { SignInGuide } from '#domain/sign-in.ts';

/** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login */
export const guide: SignInGuide = {
  steps: [
    {
      text: {
        en: 'The account has to be a professional one (business or creator). In the Instagram app: Settings, “Account type and tools”.',
        de: 'Das Konto muss ein professionelles sein (Unternehmen oder Creator). In der Instagram-App: Einstellungen, „Kontoart und -tools“.',
      },
    },
    {
      text: {
        en: 'Create an app at Meta for Developers, with the use case “Manage messaging & content on Instagram”.',
        de: 'Erstelle bei Meta for Developers eine App mit dem Anwendungsfall „Nachrichten und Inhalte auf Instagram verwalten“.',
      },
      link: {
        label: { en: 'Open Meta for Developers', de: 'Meta for Developers öffnen' },
        url: 'https://developers.facebook.com/apps/creation/',
      },
    },
    {
      text: {
        en: 'In the use case open “API setup with Instagram login” and add these permissions.',
        de: 'Öffne im Anwendungsfall „API-Einrichtung mit Instagram-Login“ und füge diese Berechtigungen hinzu.',
      },
      copy: 'instagram_business_basic,instagram_business_manage_comments,instagram_business_manage_messages',
    },
    {
      text: {
        en: 'There, under “Generate access tokens”, add the account and generate its token. Copy it into the form below.',
        de: 'Füge dort unter „Zugriffsschlüssel generieren“ das Konto hinzu und erzeuge seinen Token. Kopiere ihn in das Formular unten.',
      },
      link: {
        label: { en: 'Open my apps', de: 'Meine Apps öffnen' },
        url: 'https://developers.facebook.com/apps/',
      },
    },
  ],
  cost: { en: 'Free.', de: 'Kostenlos.' },
  heldBack: {
    en: 'Your own accounts need no review. Messages of people without a role on your app come only after Meta has reviewed it (Advanced Access); answers later than 24 hours need its “Human Agent” permission, and after seven days nothing goes any more. Mentions in comments and captions of others are told to servers only, so Parley sees just the posts in which the account is tagged.',
    de: 'Eigene Konten brauchen keine Prüfung. Nachrichten von Personen ohne Rolle in deiner App kommen erst nach einer Prüfung durch Meta (Advanced Access); Antworten nach mehr als 24 Stunden brauchen deren Berechtigung „Human Agent“, nach sieben Tagen geht nichts mehr. Erwähnungen in Kommentaren und Texten anderer meldet Instagram nur Servern, daher sieht Parley nur Beiträge, in denen das Konto markiert ist.',
  },
  tokenLife: {
    en: '60 days; Parley renews it by itself as long as it runs now and then.',
    de: '60 Tage; Parley verlängert ihn von selbst, solange es hin und wieder läuft.',
  },
};
