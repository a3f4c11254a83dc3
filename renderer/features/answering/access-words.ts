import { formatDuration } from '../../../shared/bytes/format';
import type { Access } from '../../../shared/model/serving';

const US_PER_MS = 1_000;

/** What of a server's options its peers feel, in short sentences; none where everyone is let in and stays. */
export function accessWords({ allow, connections, idleMs, greeting }: Access): readonly string[] {
  const words: string[] = [];
  if (allow.length > 0) words.push(allowed(allow));
  if (connections !== null)
    words.push(
      `At most ${connections.toLocaleString('en')} ${connections === 1 ? 'connection' : 'connections'}`,
    );
  if (idleMs !== null) words.push(`Idle connections are closed after ${formatDuration(idleMs * US_PER_MS)}`);
  if (greeting !== null) words.push('Everyone who connects is greeted');
  return words;
}

function allowed(allow: readonly string[]): string {
  const one = allow[0] ?? '';
  if (allow.length === 1) return `Only ${one} may connect`;
  const nets = allow.some((entry) => entry.includes('/'));
  return `Only ${allow.length.toLocaleString('en')} addresses${nets ? ' and networks' : ''} may connect`;
}
