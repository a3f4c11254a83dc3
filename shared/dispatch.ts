import type { z } from 'zod';
import { contract, type Method, type Params, type Result } from './contract';
import { errorOf, fail, type Outcome } from './errors';

/** One function a method. It returns failures as values; what it throws is a defect and becomes `internal`. */
export type Handlers = {
  readonly [M in Method]: (params: Params<M>) => Outcome<Result<M>> | Promise<Outcome<Result<M>>>;
};

/** Told of a defect before its caller gets only the incident number. Must not be given payload bytes to log. */
export type IncidentSink = (incident: string, method: string, cause: unknown) => void;

/** An untrusted request, as a transport received it. */
export interface UntrustedRequest {
  readonly method: unknown;
  readonly params: unknown;
}

let incidents = 0;

/**
 * Turns an untrusted request into a validated call and its outcome. Never throws and never rejects.
 * A request that does not fit the contract gets `invalid_request` naming the first wrong field.
 */
export async function dispatch(
  handlers: Handlers,
  request: UntrustedRequest,
  report: IncidentSink,
): Promise<Outcome<unknown>> {
  const { method } = request;
  if (!isMethod(method))
    return fail('invalid_request', { field: 'method', problem: 'is not a known method' });
  const parsed = parseParams(method, request.params);
  if (!parsed.ok) return parsed;
  try {
    const handler = handlers[method] as (params: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;
    return await handler(parsed.value);
  } catch (cause) {
    const incident = `P${(incidents += 1)}`;
    report(incident, method, cause);
    return { ok: false, error: errorOf('internal', { incident }) };
  }
}

function isMethod(method: unknown): method is Method {
  return typeof method === 'string' && Object.hasOwn(contract, method);
}

function parseParams(method: Method, params: unknown): Outcome<unknown> {
  if (typeof params === 'object' && params !== null && Object.hasOwn(params, '__proto__')) {
    return fail('invalid_request', { field: '__proto__', problem: 'is not a field of this method' });
  }
  const parsed = contract[method].params.safeParse(params);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: describe(parsed.error) };
}

function describe(error: z.ZodError): ReturnType<typeof errorOf> {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const field = [...issue.path, issue.keys[0]].join('.');
    return errorOf('invalid_request', { field, problem: 'is not a field of this method' });
  }
  const field = issue === undefined || issue.path.length === 0 ? 'params' : issue.path.join('.');
  return errorOf('invalid_request', { field, problem: `is wrong (${issue?.message ?? 'not understood'})` });
}
