import type { CaptureId } from '../../../shared/model/capture';
import type { EndpointId } from '../../../shared/model/ids';

/** Which pane is meant: that of an endpoint, or of an opened capture. */
export type PaneRef =
  | { readonly kind: 'endpoint'; readonly id: EndpointId }
  | { readonly kind: 'capture'; readonly id: CaptureId };

/** A name of its own for each pane, for keys. */
export function paneKey({ kind, id }: PaneRef): string {
  return `${kind}-${id}`;
}
