import { openReader } from '../capture/open-reader';
import type { FromScan, ScanStart, ToScan } from '../filters/scan-messages';
import { ScanThread } from '../filters/scan-thread';
import { ownThread } from './own-thread';

new ScanThread(ownThread<ScanStart, ToScan, FromScan>(), openReader);
