import type { SignInField } from '#domain/sign-in.ts';

const id: SignInField = {
  name: 'clientId',
  kind: 'text',
  label: { en: 'Client ID of your app', de: 'Client-ID deiner App' },
  isShared: true,
};
const secret: SignInField = {
  name: 'clientSecret',
  kind: 'password',
  label: { en: 'Client secret', de: 'Client-Schlüssel (Secret)' },
  hint: {
    en: 'Kept encrypted on this computer, also for further accounts of this client.',
    de: 'Bleibt verschlüsselt auf diesem Computer, auch für weitere Konten dieses Kunden.',
  },
  isShared: true,
};

/** The form for an app of the person's own; the network's words for it where they differ. */
export function ownAppFields(
  wanted: 'secret' | 'secret-optional' | 'no-secret',
  words: { readonly id?: SignInField['label']; readonly secret?: SignInField['label'] } = {},
): readonly SignInField[] {
  const idField = words.id === undefined ? id : { ...id, label: words.id };
  const secretField = words.secret === undefined ? secret : { ...secret, label: words.secret };
  switch (wanted) {
    case 'secret':
      return [idField, secretField];
    case 'secret-optional':
      return [idField, { ...secretField, isOptional: true }];
    case 'no-secret':
      return [idField];
  }
}
