/**
 * Every command that has a key, in the order in which the help shows them. A key is written as
 * `mod+Shift+Enter`; two keys after each other as `g i`. `mod` is Ctrl, on the Mac ⌘. `Shift` is
 * written only where the key is not a sign that needs it anyway (`?`, `*`).
 */
export type KeyGroup =
  | 'everywhere'
  | 'list'
  | 'conversation'
  | 'composer'
  | 'columns'
  | 'monitors'
  | 'people'
  | 'person'
  | 'rules';
/** Which commands are listened to at the same time; those of the window always are. */
type KeyScope =
  | 'window'
  | 'inbox'
  | 'composer'
  | 'columns'
  | 'monitors'
  | 'people'
  | 'person'
  | 'rules';
const SCOPES: Readonly<Record<KeyGroup, KeyScope>> = {
  everywhere: 'window',
  list: 'inbox',
  conversation: 'inbox',
  composer: 'composer',
  columns: 'columns',
  monitors: 'monitors',
  people: 'people',
  person: 'person',
  rules: 'rules',
};
export type KeyCommand = {
  readonly group: KeyGroup;
  readonly keys: readonly string[];
  /** Also while typing in a field: only for keys with `mod`. */
  readonly whileTyping?: boolean;
};

export const KEY_COMMANDS = {
  'go.inbox': { group: 'everywhere', keys: ['g i'] },
  'go.columns': { group: 'everywhere', keys: ['g c'] },
  'go.risk': { group: 'everywhere', keys: ['g k'] },
  'go.monitors': { group: 'everywhere', keys: ['g m'] },
  'go.rules': { group: 'everywhere', keys: ['g u'] },
  'go.people': { group: 'everywhere', keys: ['g p'] },
  'go.insights': { group: 'everywhere', keys: ['g r'] },
  'go.settings': { group: 'everywhere', keys: ['g s', 'mod+,'], whileTyping: true },
  'go.connect': { group: 'everywhere', keys: ['g a'] },
  'go.snoozed': { group: 'everywhere', keys: ['g h'] },
  'go.waiting': { group: 'everywhere', keys: ['g w'] },
  'go.done': { group: 'everywhere', keys: ['g e'] },
  'go.outbox': { group: 'everywhere', keys: ['g o'] },
  'go.drafts': { group: 'everywhere', keys: ['g d'] },
  'app.palette': { group: 'everywhere', keys: ['mod+k'], whileTyping: true },
  'app.search': { group: 'everywhere', keys: ['/'] },
  'app.keys': { group: 'everywhere', keys: ['?'] },
  'app.compose': { group: 'everywhere', keys: ['c'] },
  'app.undo': { group: 'everywhere', keys: ['z', 'mod+z'] },
  'app.presenter': { group: 'everywhere', keys: ['mod+Shift+p'], whileTyping: true },
  'app.back': { group: 'everywhere', keys: ['Escape'], whileTyping: true },
  'client.1': { group: 'everywhere', keys: ['mod+1'], whileTyping: true },
  'client.2': { group: 'everywhere', keys: ['mod+2'], whileTyping: true },
  'client.3': { group: 'everywhere', keys: ['mod+3'], whileTyping: true },
  'client.4': { group: 'everywhere', keys: ['mod+4'], whileTyping: true },
  'client.5': { group: 'everywhere', keys: ['mod+5'], whileTyping: true },
  'client.6': { group: 'everywhere', keys: ['mod+6'], whileTyping: true },
  'client.7': { group: 'everywhere', keys: ['mod+7'], whileTyping: true },
  'client.8': { group: 'everywhere', keys: ['mod+8'], whileTyping: true },
  'client.9': { group: 'everywhere', keys: ['mod+9'], whileTyping: true },
  'view.1': { group: 'everywhere', keys: ['v 1'] },
  'view.2': { group: 'everywhere', keys: ['v 2'] },
  'view.3': { group: 'everywhere', keys: ['v 3'] },
  'view.4': { group: 'everywhere', keys: ['v 4'] },
  'view.5': { group: 'everywhere', keys: ['v 5'] },
  'view.6': { group: 'everywhere', keys: ['v 6'] },
  'view.7': { group: 'everywhere', keys: ['v 7'] },
  'view.8': { group: 'everywhere', keys: ['v 8'] },
  'view.9': { group: 'everywhere', keys: ['v 9'] },
  'client.all': { group: 'everywhere', keys: ['mod+0'], whileTyping: true },

  'list.next': { group: 'list', keys: ['j', 'ArrowDown'] },
  'list.previous': { group: 'list', keys: ['k', 'ArrowUp'] },
  'list.first': { group: 'list', keys: ['Home'] },
  'list.last': { group: 'list', keys: ['End'] },
  'list.open': { group: 'list', keys: ['Enter', 'o'] },
  'list.select': { group: 'list', keys: ['x'] },
  'list.selectNext': { group: 'list', keys: ['Shift+j', 'Shift+ArrowDown'] },
  'list.selectPrevious': { group: 'list', keys: ['Shift+k', 'Shift+ArrowUp'] },
  'list.selectAll': { group: 'list', keys: ['* a', 'mod+a'] },

  'conversation.reply': { group: 'conversation', keys: ['r'] },
  'conversation.direct': { group: 'conversation', keys: ['d'] },
  'conversation.note': { group: 'conversation', keys: ['n'] },
  'conversation.done': { group: 'conversation', keys: ['e'] },
  'conversation.doneStay': { group: 'conversation', keys: ['Shift+e'] },
  'conversation.snooze': { group: 'conversation', keys: ['h', 'b'] },
  'conversation.reopen': { group: 'conversation', keys: ['Shift+h'] },
  'conversation.label': { group: 'conversation', keys: ['l'] },
  'conversation.tone': { group: 'conversation', keys: ['t'] },
  'conversation.unread': { group: 'conversation', keys: ['u'] },
  'conversation.mute': { group: 'conversation', keys: ['m'] },
  'conversation.answered': { group: 'conversation', keys: ['w'] },
  'conversation.vip': { group: 'conversation', keys: ['s'] },
  'conversation.person': { group: 'conversation', keys: ['p'] },
  'conversation.page': { group: 'conversation', keys: ['Shift+p'] },
  'conversation.original': { group: 'conversation', keys: ['Shift+o'] },
  'conversation.refresh': { group: 'conversation', keys: ['.'] },

  'macro.1': { group: 'conversation', keys: ['1'] },
  'macro.2': { group: 'conversation', keys: ['2'] },
  'macro.3': { group: 'conversation', keys: ['3'] },
  'macro.4': { group: 'conversation', keys: ['4'] },
  'macro.5': { group: 'conversation', keys: ['5'] },
  'macro.6': { group: 'conversation', keys: ['6'] },
  'macro.7': { group: 'conversation', keys: ['7'] },
  'macro.8': { group: 'conversation', keys: ['8'] },
  'macro.9': { group: 'conversation', keys: ['9'] },

  'composer.send': { group: 'composer', keys: ['mod+Enter'], whileTyping: true },
  'composer.sendStay': { group: 'composer', keys: ['mod+Shift+Enter'], whileTyping: true },

  'column.next': { group: 'columns', keys: [']', 'ArrowRight'] },
  'column.previous': { group: 'columns', keys: ['[', 'ArrowLeft'] },
  'column.right': { group: 'columns', keys: ['Alt+Shift+ArrowRight'] },
  'column.left': { group: 'columns', keys: ['Alt+Shift+ArrowLeft'] },
  'column.focus1': { group: 'columns', keys: ['1'] },
  'column.focus2': { group: 'columns', keys: ['2'] },
  'column.focus3': { group: 'columns', keys: ['3'] },
  'column.focus4': { group: 'columns', keys: ['4'] },
  'column.focus5': { group: 'columns', keys: ['5'] },
  'column.focus6': { group: 'columns', keys: ['6'] },
  'column.focus7': { group: 'columns', keys: ['7'] },
  'column.focus8': { group: 'columns', keys: ['8'] },
  'column.focus9': { group: 'columns', keys: ['9'] },
  'card.next': { group: 'columns', keys: ['j', 'ArrowDown', 'PageDown'] },
  'card.previous': { group: 'columns', keys: ['k', 'ArrowUp', 'PageUp'] },
  'card.reply': { group: 'columns', keys: ['r'] },
  'card.like': { group: 'columns', keys: ['f'] },
  'card.boost': { group: 'columns', keys: ['b'] },
  'card.open': { group: 'columns', keys: ['Enter', 'o'] },
  'card.warning': { group: 'columns', keys: ['x'] },
  'card.take': { group: 'columns', keys: ['i'] },
  'column.newest': { group: 'columns', keys: ['.'] },
  'column.add': { group: 'columns', keys: ['+'] },
  'deck.next': { group: 'columns', keys: ['}', 'Alt+PageDown'] },
  'deck.previous': { group: 'columns', keys: ['{', 'Alt+PageUp'] },

  'monitor.next': { group: 'monitors', keys: [']', 'ArrowRight'] },
  'monitor.previous': { group: 'monitors', keys: ['[', 'ArrowLeft'] },
  'monitor.new': { group: 'monitors', keys: ['+'] },
  'monitor.edit': { group: 'monitors', keys: ['e'] },
  'monitor.crisis': { group: 'monitors', keys: ['w'] },
  'hit.next': { group: 'monitors', keys: ['j', 'ArrowDown'] },
  'hit.previous': { group: 'monitors', keys: ['k', 'ArrowUp'] },
  'hit.take': { group: 'monitors', keys: ['i'] },
  'hit.reply': { group: 'monitors', keys: ['r'] },
  'hit.open': { group: 'monitors', keys: ['Enter', 'o'] },
  'hit.noise': { group: 'monitors', keys: ['x'] },
  'hit.person': { group: 'monitors', keys: ['Shift+p'] },

  'people.merge': { group: 'people', keys: ['m'] },
  'people.apart': { group: 'people', keys: ['x'] },

  'person.vip': { group: 'person', keys: ['s'] },
  'person.lists': { group: 'person', keys: ['l'] },
  'person.touch': { group: 'person', keys: ['t'] },
  'person.field': { group: 'person', keys: ['f'] },
  'person.note': { group: 'person', keys: ['n'] },
  'person.write': { group: 'person', keys: ['r'] },
  'person.inbox': { group: 'person', keys: ['i'] },
  'person.mute': { group: 'person', keys: ['m'] },
  'person.block': { group: 'person', keys: ['b'] },
  'person.export': { group: 'person', keys: ['x'] },
  /** By its name only: nothing takes it back. */
  'person.forget': { group: 'person', keys: [] },
  'talk.next': { group: 'person', keys: ['j', 'ArrowDown'] },
  'talk.previous': { group: 'person', keys: ['k', 'ArrowUp'] },

  'rule.next': { group: 'rules', keys: ['j', 'ArrowDown'] },
  'rule.previous': { group: 'rules', keys: ['k', 'ArrowUp'] },
  'rule.new': { group: 'rules', keys: ['+'] },
  'rule.edit': { group: 'rules', keys: ['e'] },
  'rule.up': { group: 'rules', keys: ['Alt+Shift+ArrowUp'] },
  'rule.down': { group: 'rules', keys: ['Alt+Shift+ArrowDown'] },
} as const satisfies Readonly<Record<string, KeyCommand>>;

export type KeyCommandId = keyof typeof KEY_COMMANDS;

export function isKeyCommandId(id: string): id is KeyCommandId {
  return Object.hasOwn(KEY_COMMANDS, id);
}

export const KEY_COMMAND_IDS: readonly KeyCommandId[] =
  Object.keys(KEY_COMMANDS).filter(isKeyCommandId);

export function keyCommand(id: KeyCommandId): KeyCommand {
  return KEY_COMMANDS[id];
}

export function scopeOf(id: KeyCommandId): KeyScope {
  return SCOPES[KEY_COMMANDS[id].group];
}

/** Of the saved views, in their order. */
export const VIEW_KEYS = [
  'view.1',
  'view.2',
  'view.3',
  'view.4',
  'view.5',
  'view.6',
  'view.7',
  'view.8',
  'view.9',
] as const satisfies readonly KeyCommandId[];

const MACRO_KEYS = [
  'macro.1',
  'macro.2',
  'macro.3',
  'macro.4',
  'macro.5',
  'macro.6',
  'macro.7',
  'macro.8',
  'macro.9',
] as const satisfies readonly KeyCommandId[];

/** The key of a macro, by its slot: `macro.3`. */
export function isMacroKey(id: string): id is (typeof MACRO_KEYS)[number] {
  return MACRO_KEYS.some((key) => key === id);
}
