import type { SignInGuide } from '#domain/sign-in.ts';
import { REDIRECT } from './own-app.ts';

export const GUIDE: SignInGuide = {
  steps: [
    {
      text: {
        en: 'Ask Reddit for access first. Since November 2025 every app has to be approved, and use for a business separately; without an approval the next step makes an app that may not be used.',
        de: 'Bitte Reddit zuerst um Zugang. Seit November 2025 muss jede App genehmigt werden, geschäftliche Nutzung gesondert; ohne Genehmigung entsteht im nächsten Schritt eine App, die nicht benutzt werden darf.',
      },
      link: {
        label: { en: 'Ask for access', de: 'Zugang beantragen' },
        url: 'https://support.reddithelp.com/hc/en-us/requests/new',
      },
    },
    {
      text: {
        en: 'Make an app, of the kind “web app”. As “redirect uri” enter exactly this address.',
        de: 'Lege eine App der Art „web app“ an. Trage als „redirect uri“ genau diese Adresse ein.',
      },
      link: {
        label: { en: 'Your apps', de: 'Deine Apps' },
        url: 'https://www.reddit.com/prefs/apps',
      },
      copy: REDIRECT,
    },
    {
      text: {
        en: 'The client ID stands below the name of the app, the secret beside “secret”. Copy both and enter them below.',
        de: 'Die Client-ID steht unter dem Namen der App, das Secret neben „secret“. Kopiere beide und trage sie unten ein.',
      },
    },
  ],
  cost: {
    en: 'Free for use that is not commercial, after the approval. For a business Reddit sets the price.',
    de: 'Kostenlos für nicht kommerzielle Nutzung, nach der Genehmigung. Für Unternehmen setzt Reddit den Preis fest.',
  },
  heldBack: {
    en: '100 requests a minute. Chats cannot be read; old private messages can. Comments are closed after some months.',
    de: '100 Anfragen in der Minute. Chats lassen sich nicht lesen, alte Privatnachrichten schon. Kommentare werden nach einigen Monaten geschlossen.',
  },
  tokenLife: {
    en: 'Renewed by itself until you take it back in your settings on Reddit.',
    de: 'Erneuert sich von selbst, bis du es in deinen Einstellungen bei Reddit zurücknimmst.',
  },
};
