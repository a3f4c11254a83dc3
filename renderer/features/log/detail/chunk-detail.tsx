import { ArrowDownLeft, ArrowUpRight, BookmarkPlus, Braces, Copy, TextSelect, X } from 'lucide-react';
import { useCallback, useState, useSyncExternalStore, type ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { CaptureId } from '../../../../shared/model/capture';
import type { EncodingName } from '../../../../shared/model/message';
import type { ChunkRow } from '../../../../shared/model/row';
import { explain } from '../../../../shared/explanations';
import { useServices } from '../../../state/app-context';
import { createRecordBytes } from '../../../state/record-bytes';
import { ActionsMenu } from '../../../ui/actions-menu';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { useSaveFromLog } from '../../library/use-save-from-log';
import { byteCount } from '../row-text';
import { rangeOf, rangeText, type ByteSelection } from './byte-range';
import { copyBytes, copyFormats, writeClipboard, type CopyFormat } from './copy';
import { DetailFrame } from './detail-frame';
import { FrameParts, type FramePartsProps } from './frame-parts';
import styles from './detail.module.css';
import { Facts } from './facts';
import { HexView } from './hex-view';
import { TextView } from './text-view';

/** How a record's bytes are shown. It stays as it is while one record after the other is looked at. */
export type ByteView = 'text' | 'hex';

interface ChunkDetailProps extends FramePartsProps {
  readonly capture: CaptureId;
  /** What its bytes are read as, and whether tabs and line ends are drawn as marks. */
  readonly encoding: EncodingName;
  readonly invisibles: boolean;
  readonly view: ByteView;
  readonly onView: (view: ByteView) => void;
  readonly onClose: () => void;
}

/** The formats that are copied seldom enough to stand in a menu. */
const inMenu: readonly CopyFormat[] = ['c', 'python', 'base64'];

/** The bytes of one record as text and as hex; a range of them is selected in either, and copied in many ways. */
export function ChunkDetail(props: ChunkDetailProps): ReactElement {
  const { capture, row, encoding, invisibles, view, onView, onClose } = props;
  const { client } = useServices();
  const [bytes] = useState(() => createRecordBytes(client, { capture, ...row }));
  const [selection, setSelection] = useState<ByteSelection | null>(null);
  const [said, setSaid] = useState('');
  const saving = useSaveFromLog();
  const { problem } = useSyncExternalStore(bytes.subscribe, bytes.current);
  const range = selection === null ? null : rangeOf(selection);

  const select = useCallback((next: ByteSelection | null) => {
    setSelection(next);
    setSaid('');
  }, []);

  async function copy(format: CopyFormat): Promise<void> {
    setSaid('');
    setSaid(await copyBytes(client, { capture, row, range, encoding }, format, writeClipboard));
  }

  async function save(): Promise<void> {
    setSaid('');
    setSaid(await saving.save({ capture, row, range }, encoding));
  }

  function selectNone(): void {
    document.getSelection()?.removeAllRanges();
    select(null);
  }

  return (
    <DetailFrame onEscape={selection === null ? onClose : selectNone}>
      <Tabs
        className={cx(styles['tabs'])}
        selectedKey={view}
        onSelectionChange={(key) => onView(key === 'hex' ? 'hex' : 'text')}
      >
        <header className={styles['header']}>
          <span className={styles['what']} data-direction={row.kind}>
            {row.kind === 'in' ? (
              <ArrowDownLeft size={14} aria-hidden />
            ) : (
              <ArrowUpRight size={14} aria-hidden />
            )}
            {row.frame === undefined ? '' : 'Frame '}
            {whatOf(row)} {byteCount(row.length)}
          </span>
          <Facts row={row} unit={row.frame === undefined ? 'records' : 'frames'} />
          <IconButton label="Close details" icon={<X size={14} aria-hidden />} onPress={onClose} />
        </header>
        <FrameParts {...props} />
        <div className={styles['bar']}>
          <TabList aria-label="Show as" className={cx(styles['tabList'])}>
            <Tab id="text" className={cx(styles['tab'])}>
              Text
            </Tab>
            <Tab id="hex" className={cx(styles['tab'])}>
              Hex
            </Tab>
          </TabList>
          <span className={styles['gap']} />
          <Button tone="quiet" onPress={() => void copy('text')}>
            Copy as text
          </Button>
          <Button tone="quiet" onPress={() => void copy('hex')}>
            Copy as hex
          </Button>
          <ActionsMenu
            label="More for these bytes"
            actions={[
              ...inMenu.map((format) => ({
                name: `Copy as ${copyFormats[format].name}`,
                icon: format === 'base64' ? <Copy size={14} aria-hidden /> : <Braces size={14} aria-hidden />,
                run: () => void copy(format),
              })),
              {
                name: 'Save as message…',
                icon: <BookmarkPlus size={14} aria-hidden />,
                run: () => void save(),
              },
            ]}
          />
        </div>
        {problem !== null && (
          <p role="alert" className={styles['problem']}>
            {explain(problem).sentence} {explain(problem).next}
          </p>
        )}
        <TabPanel id="text" className={cx(styles['panel'])}>
          <TextView
            row={row}
            bytes={bytes}
            encoding={encoding}
            invisibles={invisibles}
            selection={selection}
            onSelect={select}
            onCopy={() => void copy('text')}
          />
        </TabPanel>
        <TabPanel id="hex" className={cx(styles['panel'])}>
          <HexView
            bytes={bytes}
            length={row.length}
            selection={selection}
            onSelect={select}
            onCopy={() => void copy('hex')}
          />
        </TabPanel>
        <footer className={styles['footer']}>
          <TextSelect size={13} aria-hidden />
          <span role="status" className={cx(styles['status'], said !== '' && styles['said'])}>
            {said === '' ? selectedText(range === null ? null : rangeText(range)) : said}
          </span>
          {range !== null && (
            <IconButton label="Select no bytes" icon={<X size={12} aria-hidden />} onPress={selectNone} />
          )}
        </footer>
      </Tabs>
      {saving.dialog}
    </DetailFrame>
  );
}

function whatOf({ kind, frame }: ChunkRow): string {
  const word = kind === 'in' ? 'Received' : 'Sent';
  return frame === undefined ? word : word.toLowerCase();
}

function selectedText(range: string | null): string {
  return range === null ? 'No bytes selected: a copy takes all of them.' : `Selected: ${range}`;
}
