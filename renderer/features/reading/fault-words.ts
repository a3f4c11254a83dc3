import type { FrameFault } from '../../../shared/model/framing';

/** A fault of a frame in two words, and in a sentence or two. */
export const faultWords: Readonly<Record<FrameFault, { readonly name: string; readonly explains: string }>> =
  {
    'too-long': {
      name: 'Too long',
      explains:
        'This frame had not ended when it reached the most bytes that a frame may have, so it was cut there. What follows is the next frame.',
    },
    'cut-off': {
      name: 'Cut off',
      explains: 'The stream ended before this frame did: these are the bytes that came.',
    },
    lost: {
      name: 'Lost',
      explains:
        'A length before these bytes made no sense, or bytes are missing, so nobody can tell where frames begin. Each read is shown as it was.',
    },
  };
