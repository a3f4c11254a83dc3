import { ownThread } from './own-thread';

ownThread().close();
