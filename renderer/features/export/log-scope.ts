import type { CaptureId } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';

/** What a log shows when it is to be exported: its view, the filter that is active, the record that is selected. */
export interface LogScope {
  readonly capture: CaptureId;
  readonly endpoint: EndpointId | null;
  readonly connection: ConnectionId | null;
  readonly filter: FilterId | null;
  readonly selected: number | null;
}
