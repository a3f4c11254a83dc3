import { formatBytes, formatDuration } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import type { Sending } from '../../../shared/model/sending';

/** True while it sends, or could go on. */
export function isUnderWay({ progress }: Sending): boolean {
  return progress.kind === 'running' || progress.kind === 'paused';
}

const kinds: Readonly<Record<Sending['what'], string>> = {
  file: 'File',
  repeat: 'Repeat',
  sequence: 'Sequence',
};

/** What is sent: `Repeat “ping”`. */
export function titleOf({ what, name }: Sending): string {
  return name === '' ? kinds[what] : `${kinds[what]} “${name}”`;
}

/** What is said once for each state, not for each step; `null` while it simply runs. */
export function stateWords({ progress }: Sending): string | null {
  switch (progress.kind) {
    case 'running':
      return null;
    case 'paused':
      return 'Paused';
    case 'finished':
      return 'Done';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return `${explain(progress.error).sentence} ${explain(progress.error).next}`;
  }
}

/** How far it has come, and how well: each part stands for itself. `rate` in bytes a second. */
export function figuresOf(sending: Sending, rate: number | null): readonly string[] {
  const { what, bytes, sends, of, failures, lateness } = sending;
  const figures: string[] = [];
  if (what === 'file')
    figures.push(of === null ? formatBytes(bytes) : `${formatBytes(bytes)} of ${formatBytes(of)}`);
  else figures.push(of === null ? `${count(sends)} sent` : `${count(sends)} of ${count(of)} sent`);
  if (what === 'file' && sending.progress.kind === 'running' && rate !== null)
    figures.push(`${formatBytes(Math.round(rate))}/s`);
  if (lateness !== null) {
    figures.push(`± ${formatDuration(lateness.medianUs)} median, ${formatDuration(lateness.p95Us)} 95 %`);
    if (lateness.skipped > 0) figures.push(`${count(lateness.skipped)} skipped`);
  }
  if (failures > 0) figures.push(`${count(failures)} ${failures === 1 ? 'answer' : 'answers'} missed`);
  return figures;
}

/** Of 100, how much is sent; `null` where nobody knows. */
export function percentOf({ what, bytes, sends, of }: Sending): number | null {
  if (of === null) return null;
  if (of === 0) return 100;
  return Math.min(100, Math.floor(((what === 'file' ? bytes : sends) / of) * 100));
}

function count(n: number): string {
  return n.toLocaleString('en');
}
