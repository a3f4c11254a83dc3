import { z } from 'zod';
import { MAX_ID } from '../limits';

/** Number of an endpoint in its workbench, from 1; never used twice in a run. */
export const endpointId = z.int().min(1).max(MAX_ID).brand<'EndpointId'>();
export type EndpointId = z.infer<typeof endpointId>;

/** Number of a connection in its workbench, from 1, shown as `#1`; never used twice in a run. */
export const connectionId = z.int().min(1).max(MAX_ID).brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof connectionId>;
