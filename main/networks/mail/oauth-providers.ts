import type { SignInMethod } from '#domain/sign-in.ts';
import type { OwnApp } from '#main/networks/oauth/own-app.ts';
import { ownAppFields } from '#main/networks/oauth/own-app-fields.ts';
import { redirectOf } from '#main/networks/oauth/own-app.ts';
import { ADDRESS_FIELD, FOLDER_FIELD } from './fields.ts';

/** A provider that lets programs in with a token only. */
export type OauthProvider = { readonly method: SignInMethod; readonly app: OwnApp };

const AUTHORITY = 'https://login.microsoftonline.com/common/oauth2/v2.0';
const PORTAL = 'https://entra.microsoft.com';

/**
 * A public client: no secret, any port of `localhost`.
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
const microsoftApp: OwnApp = {
  server: {
    authorizeUrl: `${AUTHORITY}/authorize`,
    tokenUrl: `${AUTHORITY}/token`,
    pkce: 'S256',
  },
  scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  wayBack: { path: '/mail', host: 'localhost' },
};

export const MICROSOFT: OauthProvider = {
  app: microsoftApp,
  method: {
    id: 'microsoft',
    kind: 'browser',
    label: { en: 'With an app of your own', de: 'Mit einer eigenen App' },
    fields: [
      ADDRESS_FIELD,
      ...ownAppFields('no-secret', {
        id: { en: 'Application (client) ID', de: 'Anwendungs-ID (Client)' },
      }),
      FOLDER_FIELD,
    ],
    guide: {
      steps: [
        {
          text: {
            en: 'Microsoft lets programs read mail only with an app. Register one, open for “any directory and personal Microsoft accounts”. Your account needs a directory for that, such as a free Azure account brings.',
            de: 'Microsoft lässt Programme nur mit einer App an die Mails. Registriere eine, offen für „beliebige Verzeichnisse und persönliche Microsoft-Konten“. Dein Konto braucht dafür ein Verzeichnis, wie es ein kostenloses Azure-Konto mitbringt.',
          },
          link: {
            label: { en: 'Register an app', de: 'App registrieren' },
            url: `${PORTAL}/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade`,
          },
        },
        {
          text: {
            en: 'Under “Authentication” add the platform “Mobile and desktop applications” with this address to come back to.',
            de: 'Füge unter „Authentifizierung“ die Plattform „Mobilgerät- und Desktopanwendungen“ hinzu, mit dieser Rückkehr-Adresse.',
          },
          copy: redirectOf(microsoftApp.wayBack),
        },
        {
          text: {
            en: 'Copy the application (client) ID from the overview of the app to here. A secret is not needed.',
            de: 'Kopiere die Anwendungs-ID (Client) aus der Übersicht der App hierher. Ein Schlüssel ist nicht nötig.',
          },
        },
      ],
      cost: { en: 'Free', de: 'Kostenlos' },
      heldBack: {
        en: 'A company can forbid apps or IMAP: then its administrator has to allow them.',
        de: 'Eine Firma kann Apps oder IMAP verbieten: dann muss ihre Administration sie erlauben.',
      },
      tokenLife: {
        en: 'Until you take it back; 90 days when Parley is never opened.',
        de: 'Bis du es widerrufst; 90 Tage, wenn Parley nie geöffnet wird.',
      },
    },
  },
};
