import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp';

/** Directives of a policy by name. */
function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split('; ').map((part) => [part.split(' ', 1)[0], part.slice(part.indexOf(' ') + 1)]),
  );
}

describe.each(["'none'", "'self'"] as const)('contentSecurityPolicy(%s)', (connect) => {
  const policy = contentSecurityPolicy(connect);

  it('allows nothing but its own files, and connections as told', () => {
    expect(directives(policy)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'img-src': "'self'",
      'connect-src': connect,
    });
  });

  it('closes what default-src does not cover (CSP Level 3 §6)', () => {
    expect(directives(policy)).toMatchObject({
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it('holds no exception that lets inline code, eval or another origin in', () => {
    expect(policy).not.toMatch(/unsafe|nonce-|sha\d+-|strict-dynamic|data:|blob:|https?:|wss?:|\*/);
  });

  it('is one header line', () => {
    expect(policy).toMatch(/^[\x20-\x7e]+$/);
  });
});
