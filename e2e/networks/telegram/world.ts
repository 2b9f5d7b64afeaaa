/** One bot, one private chat, one group. Numbers of updates count up; what is confirmed is forgotten. */
export const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
export const BOT = { id: 110_201_543, is_bot: true, first_name: 'Rabe', username: 'rabe_bot' };
export const MIA = { id: 42, is_bot: false, first_name: 'Mia', username: 'mia' };
export const PRIVATE = { id: 42, type: 'private', first_name: 'Mia', username: 'mia' };
export const GROUP = { id: -100_200, type: 'supergroup', title: 'Coffee', username: 'coffee' };

export type TestMessage = {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Readonly<Record<string, unknown>> & { readonly id: number };
  readonly from?: Readonly<Record<string, unknown>>;
  text?: string;
  edit_date?: number;
  readonly caption?: string;
  readonly entities?: readonly Readonly<Record<string, unknown>>[];
  readonly reply_to_message?: Readonly<Record<string, unknown>>;
  readonly is_automatic_forward?: boolean;
  readonly sender_chat?: Readonly<Record<string, unknown>>;
  readonly photo?: unknown;
};
export type Told = { readonly update_id: number; readonly kind: string; readonly message: string };

export type World = {
  readonly messages: TestMessage[];
  updates: Told[];
  readonly reactions: Map<number, string>;
  webhook: string;
  movedTo: number | null;
  /** How many updates were confirmed and with that forgotten. */
  confirmed: number;
  count: number;
};

export function createWorld(): World {
  return {
    messages: [],
    updates: [],
    reactions: new Map(),
    webhook: '',
    movedTo: null,
    confirmed: 0,
    count: 1000,
  };
}

export function nextMessageId(world: World): number {
  world.count += 1;
  return world.count;
}

/** As it stands now: an update does not change afterwards. */
export function tell(world: World, kind: string, message: TestMessage): void {
  world.count += 1;
  world.updates.push({ update_id: world.count, kind, message: JSON.stringify(message) });
}
