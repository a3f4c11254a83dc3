/** What a frame says about itself; Electron's `WebFrameMain` is one. Its parts may throw once the frame is gone. */
export interface FrameFacts {
  readonly origin: string;
  /** Null for the main frame of its contents. */
  readonly parent: unknown;
  /** True while the frame is leaving the frame tree: what it sends belongs to a document that is no longer shown. */
  readonly detached: boolean;
}

/**
 * Whether a message may reach the engine: only from the main frame of a window that was admitted, whose document has
 * exactly Parley's own origin. A sender frame that is null (it navigated or was destroyed meanwhile) is refused.
 */
export function isTrustedSender(admitted: boolean, frame: FrameFacts | null, origin: string): boolean {
  if (!admitted || frame === null) return false;
  try {
    return frame.parent === null && !frame.detached && frame.origin === origin;
  } catch {
    // Electron throws when the frame was disposed of between the message and this look at it.
    return false;
  }
}
