import type { EndpointId } from '../../../shared/model/ids';
import type { KeptEndpoint } from '../../../shared/model/kept';
import type { ClientSettings, RuleSet, ServerSettings } from '../settings';

/** An endpoint as it is kept: what it is, and what was set. */
export type Configured =
  | { readonly kind: 'server'; readonly id: EndpointId; readonly settings: ServerSettings }
  | { readonly kind: 'client'; readonly id: EndpointId; readonly settings: ClientSettings };

/** What is kept of an endpoint: all of its settings, and nothing of what it does. */
export function keptEndpoint({ kind, id, settings }: Configured): KeptEndpoint {
  const { rules, fallback, nextId } = settings.rules;
  const kept = { rules: [...rules], fallback, nextId };
  return kind === 'server' ? { kind, id, ...settings, rules: kept } : { kind, id, ...settings, rules: kept };
}

/** The endpoint of an earlier run. */
export function configured(kept: KeptEndpoint): Configured {
  if (kept.kind === 'server') {
    const { kind, id, ...settings } = kept;
    return { kind, id, settings: { ...settings, rules: unchanged(kept) } };
  }
  const { kind, id, ...settings } = kept;
  return { kind, id, settings: { ...settings, rules: unchanged(kept) } };
}

/** A number that is given again would fire in the place of another rule. */
function unchanged({ rules: { rules, fallback, nextId } }: KeptEndpoint): RuleSet {
  const last = [...rules, ...(fallback === null ? [] : [fallback])].reduce(
    (id, rule) => Math.max(id, rule.id),
    0,
  );
  return { rules, fallback, nextId: Math.max(nextId, last + 1), revision: 0 };
}
