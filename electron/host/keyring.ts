import { newSecret, sameSecret } from './secrets';

/** The keys that open one run of the host. Both are made anew at each start and are worth nothing afterwards. */
export interface Keyring {
  /**
   * In the line on stdout, which only the user sees. Good for the whole run: a second browser may use the line again, and
   * a chat program or shell that fetches the link to preview it does not use it up.
   */
  readonly printed: string;
  /**
   * In the link that the user's browser is started with. Other users of the computer can read it in the list of
   * processes for as long as that browser runs, so it is good for one use.
   */
  readonly opened: string;
  /** True when the key opens the host now. */
  accepts(key: string): boolean;
}

/** A keyring with new keys; a test may name the printed one. */
export function createKeyring(printed: string = newSecret()): Keyring {
  const opened = newSecret();
  let openedIsUsed = false;
  return {
    printed,
    opened,
    accepts(key) {
      if (sameSecret(key, printed)) return true;
      if (openedIsUsed || !sameSecret(key, opened)) return false;
      openedIsUsed = true;
      return true;
    },
  };
}
