import { afterAll } from 'vitest';

// A spec that has a page leaves it at its end, as a browser would: what it drew hears of it and stops.
const { window } = globalThis as { readonly window?: EventTarget };
afterAll(() => void window?.dispatchEvent(new Event('pagehide')));
