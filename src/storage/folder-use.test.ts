import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useFolder } from './folder-use.ts';

const MODULE = fileURLToPath(new URL('./folder-use.ts', import.meta.url));

describe('a data folder', () => {
  let folder = '';
  const leaving: (() => void)[] = [];
  const use = (how: Parameters<typeof useFolder>[1]): void => void leaving.push(useFolder(folder, how));
  const leave = (): void => {
    for (const each of leaving.splice(0)) each();
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'iic-in-use-'));
  });
  afterEach(() => {
    leave();
    rmSync(folder, { recursive: true });
  });

  it('is served by one, with commands beside it, and a second one is told what to do', () => {
    use('shared');
    use('serve');
    use('shared');
    expect(() => use('serve')).toThrow(
      expect.objectContaining({
        code: 'folder_in_use',
        message: expect.stringMatching(new RegExp(`Another service works with ${folder} .*stop it first`)),
      }),
    );
    leave();
    use('serve');
  });

  it('is not replaced while anybody works with it, and not worked with while it is replaced', () => {
    use('serve');
    expect(() => use('alone')).toThrow(/stop it first/);
    leave();
    use('shared');
    expect(() => use('alone')).toThrow(/stop it first/);
    leave();
    use('alone');
    for (const how of ['serve', 'shared'] as const) expect(() => use(how)).toThrow(/is being restored/);
  });

  it('is free again once the process that served it was killed', async () => {
    const script = `import(${JSON.stringify(MODULE)}).then(({ useFolder }) => {
      useFolder(${JSON.stringify(folder)}, 'serve');
      process.stdout.write('in use');
      setInterval(() => {}, 1000);
    });`;
    const child: ChildProcess = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout !== null) await once(child.stdout, 'data');
    expect(() => use('serve')).toThrow(/Another service/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    use('serve');
  });
});
