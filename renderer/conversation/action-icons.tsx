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

type Offered = Exclude<ActionKind, 'reply'>;

/** Every action in the order in which it is offered; what a message has no use for is left out there. */
export const ACTION_ORDER: readonly Offered[] = [
  ...ACTION_KINDS.filter((kind) => kind !== 'reply' && kind !== 'delete'),
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
