import { describe, expect, it } from 'vitest';
import { errorOf, type ErrorCode } from '../../shared/errors';
import {
  bytesPass,
  newborn,
  step,
  visibleState,
  type Command,
  type ConnectionEvent,
  type Patience,
} from './connection-machine';

/** What becomes of bytes, by where they come from, when they pass. */
const passages: Readonly<Record<string, 'respond' | 'write'>> = {
  data: 'respond',
  reply: 'write',
  send: 'write',
};

/** Plays the `>>` lines of a script and expects exactly its `<<` lines between them, and its `==` states. */
function play(script: string): void {
  const lines = script
    .trim()
    .split('\n')
    .map((line) => line.trim());
  let life = newborn;
  const transcript: string[] = [];
  for (const line of lines.filter((one) => !one.startsWith('<<'))) {
    transcript.push(line.startsWith('==') ? `== ${state()}` : line);
    if (line.startsWith('==')) continue;
    const [kind = '', bytes = ''] = line.slice(3).split(' ');
    const passage = passages[kind];
    if (passage !== undefined) {
      if (bytesPass(life)) transcript.push(`<< ${passage} ${bytes}`);
      continue;
    }
    const next = step(life, eventOf(line.slice(3)));
    life = next.life;
    transcript.push(...next.commands.map((command) => `<< ${textOf(command)}`));
  }
  expect(transcript).toEqual(lines);

  function state(): string {
    const { kind, ...rest } = visibleState(life);
    const paused = life.kind === 'live' && life.input === 'paused' ? ' (paused)' : '';
    return [kind, ...Object.values(rest)].join(' ') + paused;
  }
}

function eventOf(text: string): ConnectionEvent {
  const [kind = '', argument = ''] = text.split(' ');
  switch (kind) {
    case 'close':
      return { kind, patience: argument as Patience };
    case 'grace-over':
      return { kind, progressed: argument === 'progressed' };
    case 'failed':
      return { kind, error: errorOf(argument as ErrorCode, {}) };
    default:
      return { kind } as ConnectionEvent;
  }
}

function textOf(command: Command): string {
  if (command.kind !== 'record') return command.kind;
  const { kind, ...details } = command.event;
  const words = Object.entries(details).map(([name, value]) =>
    name === 'error'
      ? (value as { code: string }).code
      : name === 'clean'
        ? value
          ? 'clean'
          : 'unclean'
        : value,
  );
  return ['record', kind, ...words].join(' ');
}

describe('the flow of bytes', () => {
  it('gives each chunk to the responder and writes what it replies', () => {
    play(`
      == open
      >> data hello
      << respond hello
      >> reply HELLO
      << write HELLO
      >> send you
      << write you
      == open
    `);
  });

  it('reads on only when what the responder wrote is out', () => {
    play(`
      >> data a
      << respond a
      >> reply a
      << write a
      >> blocked
      << pause
      == open (paused)
      >> blocked
      >> drained
      << resume
      == open
      >> drained
    `);
  });

  it('goes on sending what the user sends while reading is paused', () => {
    play(`
      >> blocked
      << pause
      >> send more
      << write more
      == open (paused)
    `);
  });
});

describe('our FIN', () => {
  it('leaves the other direction open', () => {
    play(`
      >> finish
      << finish
      == local-finished
      >> local-finished
      << record half-closed local
      >> data late
      == local-finished
      >> peer-finished
      << record half-closed peer
      >> released
      << record closed clean
      == closed
    `);
  });

  it('is the last that is sent: nothing is written after it', () => {
    play(`
      >> finish
      << finish
      >> send x
      >> reply x
      >> finish
      == local-finished
    `);
  });

  it('ends a pause, which nothing would end otherwise', () => {
    play(`
      >> blocked
      << pause
      >> finish
      << finish
      << resume
      >> blocked
      == local-finished
    `);
  });
});

describe("the peer's FIN", () => {
  it('is answered by an echo after all bytes are out', () => {
    play(`
      >> data a
      << respond a
      >> reply a
      << write a
      >> peer-finished
      << record half-closed peer
      << respond-to-finish
      == peer-finished
      >> finish
      << finish
      == closing
      >> drained
      >> local-finished
      << record half-closed local
      >> released
      << record closed clean
      == closed
    `);
  });

  it('leaves the connection to the user where nothing answers it', () => {
    play(`
      >> peer-finished
      << record half-closed peer
      << respond-to-finish
      == peer-finished
      >> send still
      << write still
      >> close patient
      << finish
      << start-grace
      == closing
      >> local-finished
      << record half-closed local
      >> released
      << record closed clean
      == closed
    `);
  });
});

describe('closing', () => {
  it('waits for the peer to finish too', () => {
    play(`
      >> close patient
      << finish
      << start-grace
      == closing
      >> local-finished
      << record half-closed local
      >> data last
      >> peer-finished
      << record half-closed peer
      >> released
      << record closed clean
      == closed
    `);
  });

  it('releases the socket when the peer does not finish in time', () => {
    play(`
      >> close patient
      << finish
      << start-grace
      >> local-finished
      << record half-closed local
      >> grace-over
      << record closed unclean
      << release
      == closed
      >> released
      == closed
    `);
  });

  it('gives more time to a peer that still takes bytes', () => {
    play(`
      >> close patient
      << finish
      << start-grace
      >> grace-over progressed
      << start-grace
      == closing
    `);
  });

  it('gives no more time when strict', () => {
    play(`
      >> close strict
      << finish
      << start-grace
      >> grace-over progressed
      << record closed unclean
      << release
    `);
  });

  it('becomes strict, once, and never patient again', () => {
    play(`
      >> close patient
      << finish
      << start-grace
      >> close patient
      >> close strict
      << start-grace
      >> close strict
      >> close patient
      >> grace-over progressed
      << record closed unclean
      << release
    `);
  });

  it('needs no second FIN after a half-close', () => {
    play(`
      >> finish
      << finish
      >> close patient
      << start-grace
      == closing
    `);
  });

  it('resumes reading: a paused socket would never show the FIN', () => {
    play(`
      >> blocked
      << pause
      >> close patient
      << finish
      << resume
      << start-grace
    `);
  });
});

describe('the hard ends', () => {
  it('resets by us at once, whatever the state', () => {
    play(`
      >> close patient
      << finish
      << start-grace
      >> reset
      << record reset local
      << reset
      == reset local
      >> released
      == reset local
    `);
  });

  it('is reset by the peer', () => {
    play(`
      >> failed connection_reset
      << record reset peer
      << release
      == reset peer
    `);
  });

  it('says that the peer had closed when a reset follows its FIN', () => {
    play(`
      >> peer-finished
      << record half-closed peer
      << respond-to-finish
      >> send x
      << write x
      >> failed connection_reset
      << record error peer_closed
      << record reset peer
      << release
      == reset peer
    `);
  });

  it('says the same when the system reports it as EPIPE', () => {
    play(`
      >> failed peer_closed
      << record error peer_closed
      << record reset peer
      << release
    `);
  });

  it('fails for any other reason of the system', () => {
    play(`
      >> failed connection_timed_out
      << record error connection_timed_out
      << release
      == failed
    `);
  });

  it('closes uncleanly when the socket is gone before both sides finished', () => {
    play(`
      >> released
      << record closed unclean
      == closed
    `);
  });

  it.each([
    'data x',
    'reply x',
    'send x',
    'peer-finished',
    'local-finished',
    'blocked',
    'drained',
    'finish',
    'close strict',
    'grace-over',
    'reset',
    'failed connection_reset',
    'released',
  ])('ignores %s after the end', (event) => {
    play(`
      >> reset
      << record reset local
      << reset
      >> ${event}
      == reset local
    `);
  });
});
