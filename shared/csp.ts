/**
 * The Content-Security-Policy header of the window's document, sent by the `app://` scheme and by the browser host alike
 * (W3C CSP Level 3). `connect` names what the page may call: nothing over IPC, its own origin over a WebSocket.
 */
export function contentSecurityPolicy(connect: "'none'" | "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
