import type { ParleyError } from '../../../shared/errors';
import { explain } from '../../../shared/explanations';
import { formatAddress } from '../../../shared/model/address';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EventRow } from '../../../shared/model/row';

/** How an event is told: its tone chooses icon and colour, the words say all of it. */
export interface EventWords {
  readonly tone: 'quiet' | 'good' | 'warn' | 'bad';
  readonly words: string;
}

/** One line for a lifecycle event, as seen from the side whose log it stands in. */
export function eventWords(row: EventRow, side: Endpoint['kind']): EventWords {
  const name = row.connection === null ? '' : `#${row.connection}: `;
  switch (row.kind) {
    case 'listening':
      return { tone: 'good', words: `Listening on ${formatAddress(row.address)}` };
    case 'stopped':
      return { tone: 'quiet', words: 'Stopped' };
    case 'connecting':
      return { tone: 'quiet', words: `Connecting to ${formatAddress(row.to)}` };
    case 'opened':
      return {
        tone: 'good',
        words:
          side === 'server'
            ? `Connection #${row.connection ?? ''} opened — from ${formatAddress(row.remote)}`
            : `Connected to ${formatAddress(row.remote)} — from ${formatAddress(row.local)}`,
      };
    case 'half-closed':
      return {
        tone: 'quiet',
        words: `${name}${row.by === 'peer' ? 'the peer' : 'this side'} finished sending (FIN)`,
      };
    case 'closed':
      return row.clean
        ? { tone: 'quiet', words: `${name}closed` }
        : { tone: 'warn', words: `${name}closed before the peer finished sending` };
    case 'reset':
      return row.by === 'peer'
        ? { tone: 'bad', words: `${name}reset by the peer (RST)` }
        : { tone: 'warn', words: `${name}reset by this side (RST)` };
    case 'refused':
      return {
        tone: 'warn',
        words: `From ${formatAddress(row.remote)}: ${explain(row.error).sentence}`,
      };
    case 'error':
      return { tone: 'bad', words: `${name}${explain(row.error).sentence}` };
  }
}

/** A named value of a record. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What an event's record holds beyond its line. */
export function eventFields(row: EventRow): readonly Field[] {
  switch (row.kind) {
    case 'listening':
      return [{ name: 'Address', value: formatAddress(row.address) }];
    case 'connecting':
      return [{ name: 'To', value: formatAddress(row.to) }];
    case 'opened':
      return [
        { name: 'Local address', value: formatAddress(row.local) },
        { name: 'Peer', value: formatAddress(row.remote) },
      ];
    case 'half-closed':
      return [{ name: 'Finished by', value: row.by === 'peer' ? 'the peer' : 'this side' }];
    case 'closed':
      return [{ name: 'Both sides finished', value: row.clean ? 'yes' : 'no' }];
    case 'reset':
      return [{ name: 'Reset by', value: row.by === 'peer' ? 'the peer' : 'this side' }];
    case 'refused':
      return [{ name: 'Peer', value: formatAddress(row.remote) }, ...errorFields(row.error)];
    case 'error':
      return errorFields(row.error);
    case 'stopped':
      return [];
  }
}

function errorFields(error: ParleyError): readonly Field[] {
  return [
    { name: 'Code', value: error.code },
    { name: 'Next step', value: explain(error).next },
  ];
}
