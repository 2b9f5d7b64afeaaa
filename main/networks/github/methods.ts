import type { SignInField, SignInMethod } from '#domain/sign-in.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';

export const REPOSITORIES: SignInField = {
  name: 'repositories',
  kind: 'text',
  label: { en: 'Repositories', de: 'Repositorys' },
  placeholder: 'owner/name owner/other',
  hint: {
    en: 'Whose discussions come into the inbox, separated by spaces. At most 20.',
    de: 'Wessen Diskussionen in den Eingang kommen, durch Leerzeichen getrennt. Höchstens 20.',
  },
  isKept: true,
};

const cost = { en: 'Free.', de: 'Kostenlos.' };
const heldBack = {
  en: '5,000 points an hour; a look into one repository costs about five. GitHub’s own notifications can only be read with tokens that see everything, so Parley reads the discussions themselves.',
  de: '5.000 Punkte in der Stunde; ein Blick in ein Repository kostet etwa fünf. GitHubs eigene Benachrichtigungen lassen sich nur mit Token lesen, die alles sehen, darum liest Parley die Diskussionen selbst.',
};

export const DEVICE: SignInMethod = {
  id: 'device',
  kind: 'code',
  label: { en: 'With a code', de: 'Mit einem Code' },
  fields: [...ownAppFields('no-secret'), REPOSITORIES],
  guide: {
    steps: [
      {
        text: {
          en: 'Make an OAuth app in your settings. Name, homepage and callback address are up to you; the address is never used.',
          de: 'Lege in deinen Einstellungen eine OAuth-App an. Name, Homepage und Callback-Adresse sind egal; die Adresse wird nie benutzt.',
        },
        link: {
          label: { en: 'New OAuth app', de: 'Neue OAuth-App' },
          url: 'https://github.com/settings/applications/new',
        },
        copy: 'http://127.0.0.1/github',
      },
      {
        text: {
          en: 'On the page of the app tick “Enable Device Flow” and save. Copy the client ID; a secret is not needed.',
          de: 'Setze auf der Seite der App den Haken bei „Enable Device Flow“ und speichere. Kopiere die Client-ID; ein Secret wird nicht gebraucht.',
        },
      },
      {
        text: {
          en: 'Parley then shows a code: type it on GitHub’s page and allow the app. Discussions of private repositories need a pasted token instead.',
          de: 'Parley zeigt dann einen Code: Tippe ihn auf GitHubs Seite ein und erlaube die App. Diskussionen privater Repositorys brauchen stattdessen ein eingefügtes Token.',
        },
      },
    ],
    cost,
    heldBack: {
      en: `${heldBack.en} An organisation may have to approve the app first.`,
      de: `${heldBack.de} Eine Organisation muss die App vielleicht erst freigeben.`,
    },
    tokenLife: {
      en: 'Until you take it back on GitHub, or do not use it for a year.',
      de: 'Bis du es bei GitHub zurücknimmst oder ein Jahr lang nicht benutzt.',
    },
  },
};

export const TOKEN: SignInMethod = {
  id: 'token',
  kind: 'form',
  label: { en: 'With a token', de: 'Mit einem Token' },
  fields: [
    {
      name: 'token',
      kind: 'password',
      label: { en: 'Personal access token', de: 'Persönliches Zugriffstoken' },
      placeholder: 'github_pat_…',
      helpUrl: 'https://github.com/settings/personal-access-tokens/new',
    },
    REPOSITORIES,
  ],
  guide: {
    steps: [
      {
        text: {
          en: 'Make a fine-grained token. As “Resource owner” choose who owns the repositories, and select them.',
          de: 'Lege ein „Fine-grained token“ an. Wähle als „Resource owner“, wem die Repositorys gehören, und wähle sie aus.',
        },
        link: {
          label: { en: 'New token', de: 'Neues Token' },
          url: 'https://github.com/settings/personal-access-tokens/new',
        },
      },
      {
        text: {
          en: 'Under “Repository permissions” set “Discussions” to “Read and write”. Nothing else is needed.',
          de: 'Stelle unter „Repository permissions“ die „Discussions“ auf „Read and write“. Mehr braucht es nicht.',
        },
      },
      {
        text: {
          en: 'The token is shown once: copy it and paste it below.',
          de: 'Das Token wird einmal angezeigt: Kopiere es und füge es unten ein.',
        },
      },
    ],
    cost,
    heldBack,
    tokenLife: {
      en: 'As long as you choose there, mostly at most a year. Parley reminds you seven days before.',
      de: 'So lange, wie du dort wählst, meist höchstens ein Jahr. Parley erinnert dich sieben Tage vorher.',
    },
  },
};
