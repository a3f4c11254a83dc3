import { HISTORY_KEPT_LENGTH, HISTORY_MAX_LENGTH, HISTORY_MAX_MESSAGES } from '../../../shared/limits';
import type { EndpointId } from '../../../shared/model/ids';
import type { KeptHistory } from '../../../shared/model/kept';
import type { Message } from '../../../shared/model/message';
import type { Keeper } from '../kept/kept-file';

/** What was sent from the input of each endpoint. Long messages are remembered for this run only. */
export class History {
  readonly #keeper: Keeper<KeptHistory>;
  readonly #byEndpoint: Map<EndpointId, readonly Message[]>;

  /** `endpoints`: those that there are; what an earlier run kept of others is forgotten. */
  constructor(keeper: Keeper<KeptHistory>, endpoints: ReadonlySet<EndpointId>) {
    this.#keeper = keeper;
    const kept = keeper.initial?.endpoints ?? [];
    this.#byEndpoint = new Map(
      kept.filter(({ endpoint }) => endpoints.has(endpoint)).map((one) => [one.endpoint, one.messages]),
    );
  }

  /** The messages of an endpoint, oldest first. */
  read(endpoint: EndpointId): readonly Message[] {
    return this.#byEndpoint.get(endpoint) ?? [];
  }

  /** Adds a message. A repeat of the newest one is kept once; the oldest go when there are too many. */
  add(endpoint: EndpointId, message: Message): void {
    const before = this.read(endpoint);
    const newest = before.at(-1);
    if (newest !== undefined && isSame(newest, message)) return;
    this.#byEndpoint.set(endpoint, newestOf([...before, message]));
    this.#change();
  }

  /** Forgets all of an endpoint that is gone. */
  forget(endpoint: EndpointId): void {
    if (this.#byEndpoint.delete(endpoint)) this.#change();
  }

  #change(): void {
    this.#keeper.changed(() => ({
      endpoints: [...this.#byEndpoint].map(([endpoint, messages]) => ({
        endpoint,
        messages: messages.filter(({ source }) => source.length <= HISTORY_KEPT_LENGTH),
      })),
    }));
  }
}

/** As many of the newest messages as an input recalls, and no more than one reply can hold. */
function newestOf(messages: readonly Message[]): readonly Message[] {
  const newest = messages.slice(-HISTORY_MAX_MESSAGES);
  let room = HISTORY_MAX_LENGTH;
  const tooOld = newest.findLastIndex(({ source }) => (room -= source.length) < 0);
  return newest.slice(tooOld + 1);
}

function isSame(one: Message, other: Message): boolean {
  return (
    one.source === other.source &&
    one.mode === other.mode &&
    one.encoding === other.encoding &&
    one.ending === other.ending
  );
}
