const BASE64_MARK = ';base64,';

/** The bytes of a file as base64; null when it cannot be read. */
export async function readBase64(file: File): Promise<string | null> {
  return await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => resolve(null));
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      const at = url.indexOf(BASE64_MARK);
      resolve(at === -1 ? null : url.slice(at + BASE64_MARK.length));
    });
    reader.readAsDataURL(file);
  });
}
