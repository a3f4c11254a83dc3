import type { PackedBytes } from './packed-bytes';
import { RowList } from './row-list';
import type { RowPage } from './row-page';

/** The rows of one connection. */
export class ConnectionRows extends RowList {
  readonly endpoint: number;
  /** True when no row is expected to join. */
  ended = false;

  /** @param page all of its rows so far, if there are any */
  constructor(endpoint: number, packed: PackedBytes, page?: RowPage) {
    super(packed, page);
    this.endpoint = endpoint;
  }
}
