import type { Handlers } from '../../../shared/dispatch';
import type { FramingSession } from '../framing/framings';

type FramingHandlers = Pick<Handlers, 'framing.open' | 'framing.status' | 'framing.of' | 'framing.close'>;

/** The framed views of one subscriber. */
export function framingHandlers(framings: FramingSession): FramingHandlers {
  return {
    'framing.open': (request) => framings.open(request),
    'framing.status': ({ capture }) => framings.status(capture),
    'framing.of': ({ capture, record }) => framings.of(capture, record),
    'framing.close': ({ capture }) => framings.close(capture),
  };
}
