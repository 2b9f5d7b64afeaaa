/** An address that may be opened or fetched; undefined for everything else. */
export function webUrl(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}
