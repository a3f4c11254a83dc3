/**
 * Calls `work` again and again, so many ms after the call before was over, until the returned function is called. Does not keep
 * the program alive. The work must not reject.
 */
export function repeat(work: () => Promise<void>, milliseconds: number): () => void {
  let timer: NodeJS.Timeout | null = null;
  const next = (): void => {
    timer = setTimeout(() => {
      void work().then(() => {
        if (timer !== null) next();
      });
    }, milliseconds);
    timer.unref();
  };
  next();
  return () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
}
