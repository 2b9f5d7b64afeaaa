/** `at://did/collection/rkey`: the remote id of everything on Bluesky. */
export type AtUri = { readonly did: string; readonly collection: string; readonly rkey: string };

const SHAPE = /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/([\w.-]+)\/([\w.~:-]+)$/u;

export const POST = 'app.bsky.feed.post';

export function parseAtUri(uri: string): AtUri | null {
  const [, did, collection, rkey] = SHAPE.exec(uri) ?? [];
  return did === undefined || collection === undefined || rkey === undefined
    ? null
    : { did, collection, rkey };
}

export function atUri({ did, collection, rkey }: AtUri): string {
  return `at://${did}/${collection}/${rkey}`;
}

export function isPostOf(did: string, uri: string): boolean {
  const parsed = parseAtUri(uri);
  return parsed?.did === did && parsed.collection === POST;
}

/** The page of a person or of a post, for opening in the browser. */
export function profileUrl(actor: string): string {
  return `https://bsky.app/profile/${actor}`;
}
export function postUrl(uri: string): string | undefined {
  const parsed = parseAtUri(uri);
  return parsed?.collection === POST ? `${profileUrl(parsed.did)}/post/${parsed.rkey}` : undefined;
}
