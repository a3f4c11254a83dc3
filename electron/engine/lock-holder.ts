/** Who wrote a lock: the number of its process, and a token that tells that process from a later one with the same number. */
export interface LockHolder {
  readonly pid: number;
  /** `null` in locks of captures, which need none. */
  readonly token: string | null;
}

/** Reads the text of a lock; `null` when it cannot be understood, as while it is being written. */
export function holderOf(text: string): LockHolder | null {
  try {
    const { pid, token } = JSON.parse(text) as { pid?: unknown; token?: unknown };
    if (!Number.isSafeInteger(pid) || (pid as number) <= 0) return null;
    return { pid: pid as number, token: typeof token === 'string' ? token : null };
  } catch {
    return null;
  }
}

/** True while there is a process with this number. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks and does nothing (kill(2)).
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as { code?: string }).code === 'EPERM';
  }
}
