import { z } from 'zod';

/** What a server does with incoming bytes. A new responder adds a member here, a label below, and a file in the engine. */
export const responder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('echo') }),
  z.strictObject({ kind: z.literal('manual') }),
]);
export type Responder = Readonly<z.infer<typeof responder>>;
export type ResponderKind = Responder['kind'];

/** Name and one-line explanation of each responder, in the order a menu shows them. */
export const responderLabels: Readonly<Record<ResponderKind, { name: string; explains: string }>> = {
  echo: { name: 'Echo', explains: 'Sends every byte back to the connection it came from.' },
  manual: { name: 'Manual', explains: 'Sends nothing by itself; you type the replies.' },
};
