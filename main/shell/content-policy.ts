/**
 * The one style element that React Aria adds (usePress: no double-tap zoom on what can be pressed),
 * by its content. Another version may write another style: then the spec about the policy fails.
 */
const PRESSABLE_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/**
 * The page's Content Security Policy: nothing but our own files, no inline script or style, no
 * frames, no string that becomes markup (Trusted Types, and no policy that could make one).
 * Remote pictures come through `/media/` and are therefore our own.
 */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  `style-src 'self' ${PRESSABLE_STYLE}`,
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A file that came from outside must not be able to do anything, even opened as a page. */
const MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON,
  'Content-Security-Policy': PAGE_POLICY,
  'Cache-Control': 'no-cache',
};
export const MEDIA_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON,
  'Content-Security-Policy': MEDIA_POLICY,
  'Cache-Control': 'private, max-age=31536000, immutable',
};
