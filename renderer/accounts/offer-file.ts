/** Lets the person keep a text as a file: the system asks where. */
export function offerFile(name: string, text: string, mimeType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(/[\\/:*?"<>|]/gu, '-');
  link.click();
  URL.revokeObjectURL(url);
}
