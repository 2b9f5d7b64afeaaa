import type { MessageId, PersonId, WorkspaceId } from './ids.ts';
import type { KeepInTouch } from './keep-in-touch.ts';
import type { WorkMark } from './multiplier-mark.ts';

/** `isVerified`: the network has found the page to link back to them. */
export type PersonLink = { readonly url: string; readonly isVerified?: true };

/**
 * Somebody on a network, as one client sees them: an identity. Several identities that are one person
 * are a profile, see identity.ts.
 */
export type Person = {
  readonly id: PersonId;
  readonly workspaceId: WorkspaceId;
  /** The same person's leading identity, which has none itself. Absent: this one leads. */
  readonly leadId?: PersonId;
  readonly network: string;
  readonly remoteId: string;
  readonly name: string;
  readonly handle: string;
  readonly avatarUrl?: string;
  readonly url?: string;
  readonly bio?: string;
  /** Pages that they name as theirs. */
  readonly links?: readonly PersonLink[];
  /** Where the network tells it to the account. */
  readonly mail?: string;
  /** Followers or subscribers; what they reach. */
  readonly reach?: number;
  readonly postCount?: number;
  readonly isBot?: boolean;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly note?: string;
  readonly isVip: boolean;
  /** What they write opens nothing and is not told, on this machine. */
  readonly isMuted?: true;
  /** Blocked on the network: for each account a message of theirs, on which the wish lies. */
  readonly blocked?: readonly MessageId[];
  /** Lists of people that they are on, beside that of the star. */
  readonly listIds?: readonly string[];
  /** Values of the client's own fields by the field's id, see person-field.ts. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly touch?: KeepInTouch;
  readonly mark?: WorkMark;
  readonly labelIds: readonly string[];
  /** Identities that were looked at and are somebody else. */
  readonly apartFrom?: readonly PersonId[];
  readonly ext?: Readonly<Record<string, unknown>>;
};
