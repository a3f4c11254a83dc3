import { describe, expect, it } from 'vitest';
import { suggestName } from './suggestion';

const at = new Date(2026, 10, 2, 3, 4, 5, 678).getTime() * 1_000;

describe('suggestName', () => {
  it.each([
    ['Server 1', 'Server 1 2026-11-02 03-04-05.txt'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j 2026-11-02 03-04-05.txt'],
    ['../../etc/passwd', '__.._etc_passwd 2026-11-02 03-04-05.txt'],
    ['.hidden', '_hidden 2026-11-02 03-04-05.txt'],
    ['Größe 🎈', 'Größe 🎈 2026-11-02 03-04-05.txt'],
    ['a\u202etxt.exe\n', 'a_txt.exe_ 2026-11-02 03-04-05.txt'],
    [' . ', 'Parley 2026-11-02 03-04-05.txt'],
    ['', 'Parley 2026-11-02 03-04-05.txt'],
  ])('%j', (subject, name) => {
    expect(suggestName(subject, at, 'txt')).toBe(name);
  });
});
