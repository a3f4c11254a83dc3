import { EXPORT_FLUSH_MS } from '../../../shared/limits';
import type { FlushedExtent, ReadableCapture } from '../capture/capture';

/** Waits until a capture's files hold record `seq`, at most {@link EXPORT_FLUSH_MS}: a disk that takes nothing is not waited for. */
export function awaitExtent(capture: ReadableCapture, seq: number): Promise<FlushedExtent> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve(capture.extent());
    };
    const check = (): void => {
      const { next, growing } = capture.extent();
      if (next > seq || !growing) done();
    };
    const timer = setTimeout(done, EXPORT_FLUSH_MS);
    const stop = capture.onExtent(check);
    check();
  });
}
