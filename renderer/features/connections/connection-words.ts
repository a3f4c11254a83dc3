import { formatBytes, formatDuration } from '../../../shared/bytes/format';
import { isLive, type Connection, type ConnectionState } from '../../../shared/model/connection';

/** How a state is told: its tone chooses icon and colour, the words say all of it. */
export interface StateWords {
  readonly tone: 'live' | 'half' | 'over' | 'broken';
  readonly words: string;
}

/** The state of a connection in a few words, with the segment that tells of it where there is one. */
export function stateWords(state: ConnectionState): StateWords {
  switch (state.kind) {
    case 'open':
      return { tone: 'live', words: 'open' };
    case 'local-finished':
      return { tone: 'half', words: 'we finished (FIN sent)' };
    case 'peer-finished':
      return { tone: 'half', words: 'peer finished' };
    case 'closing':
      return { tone: 'half', words: 'closing' };
    case 'closed':
      return { tone: 'over', words: 'closed' };
    case 'reset':
      return { tone: 'broken', words: state.by === 'peer' ? 'reset by peer' : 'reset by us' };
    case 'failed':
      return { tone: 'broken', words: 'failed' };
  }
}

/** What holds a connection up right now, or an empty text. */
export function pressureWords({ queued, paused }: Connection): string {
  const parts = [
    ...(queued > 0 ? [`${formatBytes(queued)} queued`] : []),
    ...(paused ? ['reading paused'] : []),
  ];
  return parts.join(', ');
}

const SECOND = 1_000_000;

/**
 * How long a connection has lived at `now` (µs since the Unix epoch), in whole seconds so that it changes no more often
 * than it is drawn; of one that is over, how long it did live.
 */
export function ageWords({ state, openedAt, closedAt }: Connection, now: number): string {
  if (!isLive(state) && closedAt !== null) return formatDuration(closedAt - openedAt);
  const seconds = Math.max(0, Math.floor((now - openedAt) / SECOND));
  return seconds === 0 ? '0 s' : formatDuration(seconds * SECOND);
}

/** An age to its first unit in whole numbers, for a narrow column: `2 min` for `2 min 5 s`, `573 ms` for `573.4 ms`. */
export function shortAge(age: string): string {
  const [count = '', unit = ''] = age.split(' ');
  return `${Math.floor(Number(count))} ${unit}`;
}
