import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { EndpointId } from '../../../shared/model/ids';

/** As which side an endpoint's rows are told: an unknown one as a server, whose words name each connection. */
export function sideOf(endpoints: readonly CapturedEndpoint[], id: EndpointId): CapturedEndpoint['kind'] {
  return endpoints.find((endpoint) => endpoint.id === id)?.kind ?? 'server';
}
