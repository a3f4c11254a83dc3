import type { ParleyError } from '../../../shared/errors';
import type { Sending } from '../../../shared/model/sending';

/** What a sending does; how it is doing it tells its {@link Report}. Begins when it is made. */
export interface Work {
  /** Sends nothing from now on, until {@link resume}. */
  pause(): void;
  resume(): void;
  /** Lets go of everything: it is over, whoever said so. Called once. */
  end(): void;
  /** How exactly it kept its times; `null` when that is nothing to ask of it, or not yet. */
  readonly lateness: Sending['lateness'];
}

/** Whom a work tells how it comes along. After it is over, nobody listens. */
export interface Report {
  /** One message, or one chunk of a file, of so many bytes was sent. */
  sent(bytes: number): void;
  /** So many answers did not come, or a send reached nobody; it goes on. */
  missed(count: number): void;
  finished(): void;
  failed(error: ParleyError): void;
}
