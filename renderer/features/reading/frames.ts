import type { Client } from '../../../shared/client';
import type { Params, Result } from '../../../shared/contract';
import { succeed, type ParleyError } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import { createMadeView } from '../../state/made-view';
import type { NoticeHub } from '../../state/notice-hub';

/** A view of a log, and how its bytes are cut. */
export type FramesWish = Params<'framing.open'>;

/** How far a framed view has come. */
export type FramesStatus = Result<'framing.status'>;

/** How cutting goes. */
export type Cutting =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** `status` is `null` until the engine has told it for the first time. */
  | { readonly kind: 'open'; readonly capture: CaptureId; readonly status: FramesStatus | null }
  | { readonly kind: 'failed'; readonly error: ParleyError };

export interface FramesState {
  readonly cutting: Cutting;
  /** The framed view that can be shown: one that has come far enough. Meanwhile the one before it, or none. */
  readonly ready: CaptureId | null;
}

/** Has the bytes of one log cut into frames. An external store of React; it works while somebody listens. */
export interface Frames {
  current(): FramesState;
  subscribe(listener: () => void): () => void;
  /** Cuts otherwise, or not at all (`null`). Asking for the same again changes nothing. */
  cut(wish: FramesWish | null): void;
  /** Says which framed view is shown now, so that those before it can be closed. */
  showing(capture: CaptureId | null): void;
}

/** The engine forgets a window's framed views with its connection: then, and when it is another one, they are opened again. */
export function createFrames(client: Client, hub: NoticeHub): Frames {
  const { current, subscribe, want, showing } = createMadeView(client, hub, {
    async open(wish: FramesWish) {
      const outcome = await client.call('framing.open', wish);
      return outcome.ok ? succeed(outcome.value.capture) : outcome;
    },
    status: (capture) => client.call('framing.status', { capture }),
    close: (capture) => void client.call('framing.close', { capture }),
    isWhole: ({ state }) => state.kind !== 'framing',
    // Bytes that wait for the end of their frame are no task's news.
    newsOf: ({ tasks, rows }) => [tasks, rows.next],
    staysOnFailure: false,
    stateOf: (making, ready): FramesState => ({
      cutting: making.kind === 'open' ? { kind: 'open', capture: making.id, status: making.status } : making,
      ready,
    }),
  });
  return { current, subscribe, cut: want, showing };
}
