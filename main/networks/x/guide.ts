import type { SignInGuide } from '#domain/sign-in.ts';
import { redirectOf } from '#main/networks/oauth/own-app.ts';
import { WAY_BACK } from './own-app.ts';

/** https://docs.x.com/x-api/getting-started/pricing, read 2026-08-28; see prices.ts. */
export const guide: SignInGuide = {
  steps: [
    {
      text: {
        en: 'Sign in at the X developer console with the account that answers. Only then does reading its own mentions cost the lower price.',
        de: 'Melde dich in der Entwicklerkonsole von X mit dem Konto an, das antwortet. Nur dann kostet das Lesen der eigenen Erwähnungen den niedrigeren Preis.',
      },
      link: {
        label: { en: 'Open the console', de: 'Konsole öffnen' },
        url: 'https://console.x.com',
      },
    },
    {
      text: {
        en: 'Buy credits, for example for 5 US dollars, and set a spending limit there as well.',
        de: 'Kaufe Guthaben, zum Beispiel für 5 US-Dollar, und setze auch dort ein Ausgabenlimit.',
      },
    },
    {
      text: {
        en: 'Create an app. Under “User authentication settings” choose “Read and write and Direct message” and the type “Native App”, and enter this address as callback.',
        de: 'Erstelle eine App. Wähle unter „User authentication settings“ die Rechte „Read and write and Direct message“ und den Typ „Native App“, und trage diese Adresse als Callback ein.',
      },
      copy: redirectOf(WAY_BACK),
    },
    {
      text: {
        en: 'Copy the OAuth 2.0 client ID into the form below. A native app needs no secret.',
        de: 'Kopiere die Client-ID unter „OAuth 2.0“ in das Formular unten. Eine Native App braucht kein Secret.',
      },
    },
  ],
  cost: {
    en: 'X takes money for every step: about 0.001 US dollars for a mention, 0.01 for the profile of who wrote it and for every direct message, 0.01 to 0.015 for an answer, 0.20 for one with a link. Parley shows the price before you send, counts it, and stops reading in the background at a monthly limit that you set.',
    de: 'X nimmt für jeden Schritt Geld: etwa 0,001 US-Dollar für eine Erwähnung, 0,01 für das Profil dazu und für jede Direktnachricht, 0,01 bis 0,015 für eine Antwort, 0,20 für eine mit Link. Parley zeigt den Preis vor dem Senden, zählt mit und hört bei einem Monatslimit, das du festlegst, auf, im Hintergrund zu lesen.',
  },
  heldBack: {
    en: 'Answers go only to posts that name the account or quote it. Likes, follows and quotes are not sold to apps like this one. Old mentions: the newest 800.',
    de: 'Antworten gehen nur an Beiträge, die das Konto nennen oder zitieren. „Gefällt mir“, Folgen und Zitate verkauft X solchen Apps nicht. Frühere Erwähnungen: die neuesten 800.',
  },
  tokenLife: {
    en: 'Renewed by itself, until you take it back in your settings on X.',
    de: 'Verlängert sich von selbst, bis du ihn in deinen Einstellungen bei X widerrufst.',
  },
};
