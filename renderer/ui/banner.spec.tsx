// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { setStage } from '../state/stage';
import { Banner } from './banner';
import { Button } from './button';

describe('Banner', () => {
  it('is said at once, or is a region with a name', () => {
    const said = setStage(<Banner role="alert" icon={null} children="Beware." />);
    expect(said.find('[role=alert]').textContent).toBe('Beware.');
    const named = setStage(<Banner aria-label="Danger" icon={null} children="Beware." />);
    expect(named.find('section[aria-label=Danger]').textContent).toBe('Beware.');
  });

  it('leaves the focus to the first stop of the window when it goes', () => {
    const list = (
      <nav data-stop tabIndex={-1}>
        Servers
      </nav>
    );
    const stage = setStage(
      <>
        {list}
        <Banner role="alert" icon={null}>
          <Button>Dismiss</Button>
        </Banner>
      </>,
    );
    stage.button('Dismiss').focus();
    stage.draw(<>{list}</>);
    expect(document.activeElement).toBe(stage.find('nav'));
  });
});
