import { runExport } from '../exports/run-export';
import { followRecording } from '../exports/run-recording';
import type { ExportJob, ExportNews, RecordingJob, RecordingNews, RecordingOrder } from '../exports/job';
import { ownThread } from './own-thread';

const thread = ownThread<ExportJob | RecordingJob, RecordingOrder, ExportNews | RecordingNews>();
const { data } = thread;
if (data.kind === 'export') {
  runExport(data, thread.post);
  thread.close();
} else {
  const recording = followRecording(data, thread.post, thread.close);
  thread.listen(recording.follow);
}
