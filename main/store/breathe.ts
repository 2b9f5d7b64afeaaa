/** Lets everything else have its turn between two pieces of long work. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
