import type { ViewOutput } from '#contract/views.ts';

export const SAVED_TEXTS: ViewOutput<'savedTexts'>['rows'] = [
  {
    id: 'thanks',
    kind: 'saved-reply',
    workspaceId: null,
    name: 'Dank',
    text: 'Hallo {Vorname}, vielen Dank für die Nachricht!',
  },
  {
    id: 'hours',
    kind: 'saved-reply',
    workspaceId: 'rabe',
    name: 'Öffnungszeiten',
    text: 'Wir haben {Zeiten} offen. Bis bald!',
  },
  { id: 'times', kind: 'field', workspaceId: 'rabe', name: 'Zeiten', text: 'Di–Sa, 9–18 Uhr' },
];
