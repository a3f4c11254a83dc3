import { z } from 'zod';
import { framing } from './framing';
import { encodingName } from './message';

/** How a pane shows what was captured. Nothing of it changes the capture. */
export const reading = z.strictObject({
  /** `both`: hex and text side by side. `repr`: as Python prints `bytes`. */
  form: z.enum(['text', 'hex', 'both', 'repr']),
  encoding: encodingName,
  /** True: line ends, tabs and other invisible characters are drawn as marks. */
  invisibles: z.boolean(),
  time: z.enum(['absolute', 'relative', 'delta']),
  /** In CSS pixels. */
  fontSize: z.int().min(10).max(24),
  wrap: z.boolean(),
  framing,
});
export type Reading = Readonly<z.infer<typeof reading>>;
