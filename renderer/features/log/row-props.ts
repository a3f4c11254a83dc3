import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import type { RowUnit } from '../../state/row-unit';
import type { GridRow } from '../../ui/virtual/virtual-grid';
import type { RowLook } from '../reading/hex-layout';
import type { RowTimes } from '../reading/row-time';
import type { ByteRange } from './highlight';

/** What a row of the log is given in either mode. */
export interface RowProps extends GridRow {
  /** Undefined while it is being pulled. */
  readonly row: Row | undefined;
  readonly side: CapturedEndpoint['kind'];
  /** Bytes that match what is looked for. */
  readonly ranges: readonly ByteRange[] | undefined;
  /** How data and times are drawn: the same objects for all rows, until that changes. */
  readonly look: RowLook;
  readonly times: RowTimes;
  /** Whether rows are chunks or frames. */
  readonly unit: RowUnit;
  /** When the record of the row above was made, in µs since the Unix epoch; `null` where it is not known or not shown. */
  readonly before: number | null;
  readonly isSelected: boolean;
  /** Keys act on this row: the controls in it can be reached with Tab. */
  readonly isCursor: boolean;
  readonly onShowConnection: ((connection: ConnectionId) => void) | null;
}
