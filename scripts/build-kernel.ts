/**
 * Compiles the sums over pixels (AssemblyScript) to WebAssembly, as text in a module: so that the program and its
 * package need neither a compiler nor another file. `--check` writes nothing and fails where it is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const FOLDER = join(import.meta.dirname, '../src/analysis/pixels/kernel');
/** 64 KB each; what `memory.ts` lays out, rounded up. Only what a picture touches is ever taken from the machine. */
const PAGES = '320';

/** The text of `binary.ts`. The same source gives the same bytes. */
export async function kernelModule(): Promise<string> {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      ...['--outFile', 'kernel.wasm', '--optimizeLevel', '3', '--noAssert', '--runtime', 'stub'],
      ...['--enable', 'simd', '--initialMemory', PAGES, '--maximumMemory', PAGES],
    ],
    {
      readFile: (name) => read(join(FOLDER, 'assembly', name)),
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === null)
    throw new Error(`The kernel does not compile:\n${stderr.toString()}`);
  const text = Buffer.from(binary).toString('base64');
  return `/** Written by npm run build:kernel from assembly/. */\nexport const BINARY =\n  '${text}';\n`;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The compiler asks for places where an import may lie.
    return null;
  }
}

export function isKernelStale(module: string): boolean {
  return readFileSync(join(FOLDER, 'binary.ts'), 'utf8') !== module;
}

if (import.meta.main) {
  const module = await kernelModule();
  if (!process.argv.includes('--check')) writeFileSync(join(FOLDER, 'binary.ts'), module);
  else if (isKernelStale(module)) {
    console.error('src/analysis/pixels/kernel/binary.ts is stale: npm run build:kernel');
    process.exitCode = 1;
  }
}
