/**
 * Starts the user's browser with a link. Never rejects: without a browser the host still works, so whatever goes wrong
 * becomes one call of `tell` with a sentence.
 */
export async function openBrowser(link: string, tell: (sentence: string) => void): Promise<void> {
  const failed = (): void => tell('No browser could be started. Open the link above yourself.');
  try {
    const { default: open } = await import('open');
    const launcher = await open(link);
    launcher.once('error', failed);
    launcher.once('exit', (code) => {
      if (code !== null && code !== 0) failed();
    });
  } catch {
    failed();
  }
}
