/** What people wrote on a server of our own, whatever the network calls it. */
export type TestPerson = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
};

export type TestPost = {
  readonly id: string;
  readonly author: TestPerson;
  /** What it answers; null: nothing. */
  readonly parent: string | null;
  /** The first post of the conversation, itself for that one. */
  readonly root: string;
  readonly kind: 'public' | 'direct';
  text: string;
  /** ms since epoch. */
  readonly createdAt: number;
  editedAt?: number;
  version: number;
  readonly likedBy: Set<string>;
  isHidden: boolean;
  /** Kept and shown as gone, where the network does so; `remove` takes it away. */
  isDeleted: boolean;
};

export type NewPost = {
  readonly author: TestPerson;
  readonly text: string;
  readonly parent?: string;
  readonly kind?: TestPost['kind'];
  readonly createdAt?: number;
};

export type Posts = {
  /** Oldest first. */
  readonly all: readonly TestPost[];
  newestFirst(filter?: (post: TestPost) => boolean): readonly TestPost[];
  get(id: string): TestPost | undefined;
  write(post: NewPost): TestPost;
  /** Of the post that holds `text`. */
  edit(text: string, to: string): TestPost;
  remove(text: string): TestPost;
  delete(id: string): void;
  /** An id that nothing here has, also for what is no post. */
  nextId(): string;
};

/** `firstId`: ids count up from here, so that networks with numbers as ids have plausible ones. */
export function createPosts(firstId = 1000): Posts {
  const all: TestPost[] = [];
  let count = firstId;
  const nextId = (): string => {
    count += 1;
    return String(count);
  };
  const holding = (text: string): TestPost => {
    const found = all.findLast((post) => post.text.includes(text));
    if (found === undefined) throw new Error(`Nobody wrote "${text}"`);
    return found;
  };
  const drop = (id: string): void => {
    const at = all.findIndex((post) => post.id === id);
    if (at !== -1) all.splice(at, 1);
  };
  return {
    all,
    nextId,
    newestFirst: (filter = () => true) => all.filter(filter).toReversed(),
    get: (id) => all.find((post) => post.id === id),
    write({ author, text, parent, kind = 'public', createdAt = Date.now() }) {
      const id = nextId();
      const root = all.find((post) => post.id === parent)?.root ?? parent ?? id;
      const post: TestPost = {
        id,
        author,
        parent: parent ?? null,
        root,
        kind,
        text,
        createdAt,
        version: 1,
        likedBy: new Set(),
        isHidden: false,
        isDeleted: false,
      };
      all.push(post);
      return post;
    },
    edit(text, to) {
      const post = holding(text);
      post.text = post.text.replace(text, to);
      post.editedAt = Date.now();
      post.version += 1;
      return post;
    },
    remove(text) {
      const post = holding(text);
      drop(post.id);
      return post;
    },
    delete: drop,
  };
}
