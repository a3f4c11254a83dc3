import { fail, succeed, type Outcome } from './errors';
import { MAX_HOST_LENGTH, MAX_PORT } from './limits';

/**
 * The port that a person typed: ASCII digits only, no sign, point, exponent or base, blanks around it allowed.
 * `allowZero`: a server may ask for a free port with 0, a client cannot dial it. Otherwise `invalid_port`.
 */
export function parsePort(text: string, { allowZero }: { readonly allowZero: boolean }): Outcome<number> {
  const digits = text.trim();
  const port = /^[0-9]{1,5}$/.test(digits) ? Number(digits) : Number.NaN;
  return port <= MAX_PORT && port >= (allowZero ? 0 : 1) ? succeed(port) : fail('invalid_port', { text });
}

/**
 * The host that a person typed: an IPv4 or IPv6 literal or a name; blanks around it and the brackets that URLs put
 * around IPv6 are taken off. Otherwise `invalid_host`. Whether a name exists is for the resolver to say.
 */
export function parseHost(text: string): Outcome<string> {
  const trimmed = text.trim();
  const host = /^\[.*:.*\]$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  const valid =
    host.length <= MAX_HOST_LENGTH && (host.includes(':') ? isIpv6(host) : isIpv4(host) || isName(host));
  return valid ? succeed(host) : fail('invalid_host', { text });
}

/** Four decimal numbers, none with a leading zero: some systems read those as octal (RFC 6943 §3.1.1). */
function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/** RFC 4291 §2.2, with an optional zone (RFC 4007 §11). */
function isIpv6(host: string): boolean {
  const [literal, ...zone] = host.split('%');
  if (literal === undefined || zone.length > 1 || (zone[0] !== undefined && !/^[\w.-]+$/.test(zone[0])))
    return false;
  const sides = literal.split('::');
  if (sides.length > 2) return false;
  const groups = sides.flatMap((side) => (side === '' ? [] : side.split(':')));
  const last = groups.at(-1) ?? '';
  const hasIpv4 = last.includes('.') && !literal.endsWith('::');
  const words = hasIpv4 ? groups.slice(0, -1) : groups;
  const count = words.length + (hasIpv4 ? 2 : 0);
  const fits = sides.length === 2 ? count <= 7 : count === 8;
  return fits && words.every((word) => /^[0-9a-f]{1,4}$/i.test(word)) && (!hasIpv4 || isIpv4(last));
}

/**
 * Labels of letters (of any script: the resolver turns them into punycode), digits, hyphens and underscores. A last
 * label that is a number would be taken for an IPv4 address by resolvers, such as `999.1.1.1` or `127.1`.
 */
function isName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  const wellFormed = labels.every(
    (label) =>
      label.length <= 63 && /^[\p{L}\p{M}\p{N}_]([\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?$/u.test(label),
  );
  return wellFormed && !/^(\p{N}+|0x[0-9a-f]*)$/iu.test(labels.at(-1) ?? '');
}
