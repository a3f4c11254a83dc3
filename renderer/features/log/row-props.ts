import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import type { GridRow } from '../../ui/virtual/virtual-grid';
import type { ByteRange } from './highlight';

/** What a row of the log is given in either mode. */
export interface RowProps extends GridRow {
  /** Undefined while it is being pulled. */
  readonly row: Row | undefined;
  readonly side: CapturedEndpoint['kind'];
  /** Bytes that match what is looked for. */
  readonly ranges: readonly ByteRange[] | undefined;
  /** Characters that a row is wide at most. */
  readonly columns: number;
  readonly isSelected: boolean;
  /** Keys act on this row: the controls in it can be reached with Tab. */
  readonly isCursor: boolean;
  readonly onShowConnection: ((connection: ConnectionId) => void) | null;
}
