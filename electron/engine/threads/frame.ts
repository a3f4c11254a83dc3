import { openReader } from '../capture/open-reader';
import type { FramingJob } from '../framing/cutter';
import type { FromFrame, ToFrame } from '../framing/frame-messages';
import { FrameThread } from '../framing/frame-thread';
import { ownThread } from './own-thread';

new FrameThread(ownThread<FramingJob, ToFrame, FromFrame>(), openReader);
