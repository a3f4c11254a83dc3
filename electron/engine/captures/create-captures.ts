import type { Changes } from '../changes';
import type { Capture } from '../capture/capture';
import type { Captures } from './captures';

/** What the catalogue of captures works on. */
export interface CapturesOptions {
  readonly folder: string;
  readonly live: Capture;
  readonly changes: Changes;
}

/** The catalogue of the captures in a folder. */
export function createCaptures(_options: CapturesOptions): Captures {
  throw new Error('not built yet');
}
