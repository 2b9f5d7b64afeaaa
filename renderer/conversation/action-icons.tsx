import {
  Ban,
  Check,
  Eye,
  EyeOff,
  Pause,
  Pencil,
  Repeat2,
  RotateCcw,
  ShieldCheck,
  Star,
  StarOff,
  Trash2,
  Undo2,
  UserMinus,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';
import { ACTION_KINDS, type ActionKind } from '#domain/capabilities.ts';

/** Of people, and so on their page. */
type OfPeople = 'block' | 'unblock';
export type Offered = Exclude<ActionKind, 'reply' | OfPeople>;

function isOffered(kind: ActionKind): kind is Offered {
  return !['reply', 'block', 'unblock'].includes(kind);
}

/** Every action in the order in which it is offered; what a message has no use for is left out there. */
export const ACTION_ORDER: readonly Offered[] = [
  ...ACTION_KINDS.filter(isOffered).filter((kind) => kind !== 'delete'),
  'delete',
];

export const ACTION_ICONS: Readonly<Record<Offered, LucideIcon>> = {
  like: Star,
  unlike: StarOff,
  boost: Repeat2,
  unboost: Undo2,
  hide: EyeOff,
  unhide: Eye,
  follow: UserPlus,
  unfollow: UserMinus,
  approve: Check,
  unapprove: Pause,
  spam: Ban,
  unspam: ShieldCheck,
  trash: Trash2,
  restore: RotateCcw,
  edit: Pencil,
  delete: Trash2,
};
