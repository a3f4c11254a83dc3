/** Pulls on request, one pull at a time. */
export interface PullLoop {
  /** Pulls now, or once more after the pull under way: many requests meanwhile are one. */
  request(): void;
}

/** `pull` must not reject: what it calls returns failures as values. */
export function createPullLoop(pull: () => Promise<void>): PullLoop {
  let underWay = false;
  let wantedAgain = false;

  async function run(): Promise<void> {
    underWay = true;
    do {
      wantedAgain = false;
      await pull();
    } while (isWantedAgain());
    underWay = false;
  }

  function isWantedAgain(): boolean {
    return wantedAgain;
  }

  return {
    request() {
      if (underWay) wantedAgain = true;
      else void run();
    },
  };
}
