import { NOTICE_INTERVAL_MS } from '../../../shared/limits';

/** What has news: how far it is, or its state. */
export type NewsKind = 'progress' | 'state';

/** Passes news on: a state at once, progress at most every {@link NOTICE_INTERVAL_MS}, and the last one always. */
export class News {
  private timer: NodeJS.Timeout | null = null;
  private readonly pass: () => void;

  constructor(pass: () => void) {
    this.pass = pass;
  }

  tell(kind: NewsKind): void {
    if (kind === 'state') {
      this.end();
      this.pass();
      return;
    }
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.pass();
    }, NOTICE_INTERVAL_MS);
  }

  /** Passes on nothing that is not passed on yet. */
  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
