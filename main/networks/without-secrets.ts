const SECRET_SHAPES =
  /bearer\s+\S+|eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|[\w~+/-]{32,}=*|((?:token|secret|password|code)["']?\s*[=:]\s*["']?)[^\s&"']+/giu;

/** Takes away what looks like a token, and every one of `secrets`, whatever it looks like. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, '…');
  return clean.replaceAll(SECRET_SHAPES, (_match, label: string | undefined) => `${label ?? ''}…`);
}
