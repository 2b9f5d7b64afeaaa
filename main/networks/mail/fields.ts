import type { SignInField } from '#domain/sign-in.ts';

/** What every way into a mailbox asks for. */
export const ADDRESS_FIELD: SignInField = {
  name: 'address',
  kind: 'text',
  label: { en: 'Mail address', de: 'Mailadresse' },
  placeholder: 'name@example.org',
  isKept: true,
};
export const FOLDER_FIELD: SignInField = {
  name: 'folder',
  kind: 'text',
  label: { en: 'Folder', de: 'Ordner' },
  placeholder: 'INBOX',
  isOptional: true,
  isKept: true,
};
