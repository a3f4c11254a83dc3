import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: twice what RFC 6749 §10.10 asks of a token that nobody may guess. */
const SECRET_BYTES = 32;

/** A new unguessable text, safe in a URL and in a cookie (base64url, RFC 4648 §5). */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** True when both are the same text. Takes the same time wherever they differ; digests, so that lengths may differ. */
export function sameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
