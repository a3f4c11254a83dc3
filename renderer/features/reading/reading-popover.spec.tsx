// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FRAME_DEFAULT_BYTES } from '../../../shared/limits';
import { plainReading } from '../../../shared/model/defaults';
import { setStage, type Stage } from '../../state/stage';
import { ReadingPopover } from './reading-popover';

describe('the choices of how a log is read', () => {
  let stage: Stage;
  const onChange = vi.fn();

  function draw(reading = plainReading): void {
    stage = setStage(
      <ReadingPopover
        reading={reading}
        cutting={{ kind: 'none' }}
        trigger={{ current: document.body }}
        onChange={onChange}
        onClose={() => undefined}
      />,
    );
  }

  beforeEach(() => {
    onChange.mockClear();
    draw();
  });

  it('are told as soon as they are made', async () => {
    await stage.change(() => stage.button('Hex dump').click());
    expect(onChange).toHaveBeenLastCalledWith({ form: 'hex' });
    await stage.change(() => stage.button('Larger').click());
    expect(onChange).toHaveBeenLastCalledWith({ fontSize: plainReading.fontSize + 1 });
  });

  it('end where a font can be read', () => {
    draw({ ...plainReading, fontSize: 10 });
    expect(stage.button('Smaller').disabled).toBe(true);
    draw({ ...plainReading, fontSize: 24 });
    expect(stage.button('Larger').disabled).toBe(true);
  });

  it('cut into frames by a preset', async () => {
    await stage.change(() => stage.button('Lines (CR LF)').click());
    const framing = { kind: 'delimiter', mode: 'text', delimiter: '\\r\\n', keep: false };
    expect(onChange).toHaveBeenLastCalledWith({ framing: { ...framing, most: FRAME_DEFAULT_BYTES } });
  });

  it('say what is wrong with a framing, and leave the log as it is', async () => {
    draw({ ...plainReading, framing: { kind: 'fixed', length: 4 } });
    await stage.type(stage.find<HTMLInputElement>('input[type="text"]'), 'many');
    expect(stage.find('[role="alert"]').textContent).toContain('must be a whole number');
    expect(document.body.textContent).toContain('The framing stays as it was until this is right.');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('draw a length prefix and tell it in words', async () => {
    await stage.change(() => stage.button('Modbus TCP').click());
    expect(stage.find('figcaption').textContent).toContain('After 4 bytes comes a number of 2 bytes');
  });
});
