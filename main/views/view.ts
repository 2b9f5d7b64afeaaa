import type { z } from 'zod';
import type { Settings } from '#contract/settings-rows.ts';
import type { MergeSuggestion } from '#domain/identity-index.ts';
import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import type { NetworkInfo } from '#domain/network.ts';
import type { SignInPrompt } from '#domain/sign-in.ts';
import type { Clock, Log, SecretsState, TakeTurn } from '#main/ports.ts';
import type { ChangeOf, CollectionName, Store, StoreChange } from '#main/store/store.ts';

/** The state of the world that is in no collection. */
export type Status = {
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly systemLocale: 'en' | 'de';
  /** Folder of all data on this computer. */
  readonly dataFolder: string;
  readonly isOnline: boolean;
  /** null while online; ms since epoch. */
  readonly offlineSince: number | null;
  readonly secrets: SecretsState;
  readonly settings: Settings;
  /** The sample client does not open by itself any more. */
  readonly sampleWasRemoved: boolean;
  /** Set when a backup took the place of a damaged database at this start. */
  readonly restored: { readonly keptIn: string; readonly backupAt: number | null } | null;
  /** Damage was found while it runs: the next start restores. */
  readonly isDamaged: boolean;
  /** Ids of the cursors that are being pulled right now. */
  readonly syncing: ReadonlySet<string>;
  /** What is left of an account's limit, as its server last said. */
  readonly rates: ReadonlyMap<AccountId, Rate>;
  /** What sign-ins under way ask, by flow. */
  readonly prompts: ReadonlyMap<string, SignInPrompt>;
};
export type Rate = { readonly limit: number; readonly remaining: number; readonly resetAt: number };

export type ViewPorts = {
  readonly store: Store;
  readonly networks: readonly NetworkInfo[];
  /** Path of the picture, film or sound at a remote address: `/media/…`. Does not fetch it. */
  pictureOf(url: string, use: 'show' | 'play'): string;
  /** Who may be the same person, the strongest evidence first. */
  suggestionsOf(workspaceId: WorkspaceId): Promise<readonly MergeSuggestion[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly takeTurn: TakeTurn;
  status(): Status;
  /** After every change of `status`. The answer ends it. */
  onStatus(listener: () => void): () => void;
};

type Shape = {
  readonly args: z.ZodType;
  readonly row: z.ZodType;
  readonly rest: z.ZodType;
};
type Output<S extends Shape, Seen> = {
  readonly rows: readonly z.input<S['row']>[];
  readonly rest: z.input<S['rest']>;
  /** What `on` and `follows` want to know of this reading; not shown. */
  readonly seen?: Seen;
};
/** What the view shows at the moment. */
type Shown<S extends Shape, Seen = undefined> = Output<S, Seen> & {
  readonly args: z.output<S['args']>;
};
type On<S extends Shape, Seen> = {
  readonly [Name in CollectionName]?: (
    change: ChangeOf<Name>,
    shown: Shown<S, Seen>,
    now: number,
  ) => boolean;
};
type Parts<S extends Shape, Seen> = {
  read(args: z.output<S['args']>, ports: ViewPorts): Promise<Output<S, Seen>>;
  /** Per collection: does a change alter what is shown? Other clients' changes are not even asked about. */
  readonly on: On<S, Seen>;
  /** What it shows of `Status`, as JSON. */
  follows?(status: Status, shown: Shown<S, Seen>): unknown;
};

/** A view with its arguments. */
export type OpenableView = {
  read(ports: ViewPorts): Promise<Reading>;
  /** Whether what is sent is as the contract says: the window draws it as it comes. */
  fits(sent: Sent): boolean;
};
type Sent = { readonly rows: readonly unknown[]; readonly rest?: unknown };
/** One answer, and what makes it untrue. */
export type Reading = {
  readonly rows: readonly { id: string }[];
  readonly rest: unknown;
  isAlteredBy(change: StoreChange, now: number): boolean;
  /** As text, to be compared. */
  follows(status: Status): string;
};
/** null: the arguments are wrong. */
export type View = { withArgs(args: unknown): OpenableView | null };

/** Ties a view to its schemas in contract/views.ts: `read` gets checked arguments. */
export function view<
  Args extends z.ZodType<object>,
  Row extends z.ZodType<unknown, { id: string }>,
  Rest extends z.ZodType,
  Seen = undefined,
>(
  shape: { readonly args: Args; readonly row: Row; readonly rest: Rest },
  parts: Parts<{ args: Args; row: Row; rest: Rest }, Seen>,
): View {
  return {
    withArgs(raw) {
      const checked = shape.args.safeParse(raw);
      if (!checked.success) return null;
      const args = checked.data;
      const scope = 'workspaceId' in args ? args.workspaceId : null;
      const isMine = ({ workspaceIds }: StoreChange): boolean =>
        scope === null || [...workspaceIds].some((id) => id === scope);
      return {
        fits: ({ rows, rest }) =>
          rows.every((row) => shape.row.safeParse(row, { jitless: true }).success) &&
          (rest === undefined || shape.rest.safeParse(rest, { jitless: true }).success),
        read: async (ports) => {
          const shown = { ...(await parts.read(args, ports)), args };
          return {
            rows: shown.rows,
            rest: shown.rest,
            isAlteredBy: (change, now) =>
              isMine(change) && isAltered(parts.on, { change, shown, now }),
            follows: (status) => JSON.stringify(parts.follows?.(status, shown) ?? null),
          };
        },
      };
    },
  };
}

type Asked<Name extends CollectionName, S extends Shape, Seen> = {
  readonly change: ChangeOf<Name>;
  readonly shown: Shown<S, Seen>;
  readonly now: number;
};

function isAltered<Name extends CollectionName, S extends Shape, Seen>(
  on: On<S, Seen>,
  { change, shown, now }: Asked<Name, S, Seen>,
): boolean {
  return on[change.collection]?.(change, shown, now) === true;
}
