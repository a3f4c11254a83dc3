import type { ChildProcess } from 'node:child_process';

/** Starts whatever opens a link on this system, and resolves once it runs. */
type Launch = (link: string) => Promise<ChildProcess>;

/** Loaded only when a browser is wanted: the package looks at the whole system while it loads. */
const launchDefault: Launch = async (link) => (await import('open')).default(link);

/**
 * Starts the user's browser with a link. Never rejects: without a browser the host still works, so whatever goes wrong
 * becomes a call of `tell` with a sentence.
 */
export async function openBrowser(
  link: string,
  tell: (sentence: string) => void,
  launch: Launch = launchDefault,
): Promise<void> {
  const failed = (): void => tell('No browser could be started. Open the link above yourself.');
  try {
    const launcher = await launch(link);
    launcher.once('error', failed);
    launcher.once('exit', (code) => {
      if (code !== null && code !== 0) failed();
    });
  } catch {
    failed();
  }
}
