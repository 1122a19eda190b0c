/** One word of a POSIX shell, whatever is in it: nothing has a meaning between single quotes but the quote itself. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The folder that files move to, unless somebody names another. */
const MOVED = 'image-cleaner-moved';

/** Seen from the folder in which the script runs, as the paths of a folder library are. */
export function isRelative(path: string): boolean {
  return !/^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path);
}

/** The comment that goes with relative paths. It never holds a folder that somebody named: that may have line breaks. */
function runInside(folder: string | null): string {
  return `# The paths are seen from the folder of the library: go there first (cd), and run it there. FOLDER is seen
# from there as well${folder === null ? `; without one, the files move to ../${MOVED}, beside the library` : ''}.
#
`;
}

/**
 * The beginning of the script: what it does stands here once, the files follow as one call each. It moves,
 * keeps the folders, overwrites nothing, deletes nothing, and takes back what it did.
 * `folder`: where to, unless the person who runs it names another; null: beside the library where paths are
 * `relative`, else below the folder in which it runs.
 */
export function scriptHead(folder: string | null, madeAt: string, relative = false): string {
  const target = folder ?? (relative ? `../${MOVED}` : MOVED);
  return `#!/bin/sh
# Made by Immich Image Cleaner, ${madeAt}. Look at it before you run it.
#
# It moves the files below into another folder and keeps their sub-folders. It deletes nothing and overwrites
# nothing. Choose a folder outside of your photo library, or Immich will take them in again.
#
${relative ? runInside(folder) : ''}#   sh SCRIPT --dry-run [FOLDER]   shows what would be moved
#   sh SCRIPT [FOLDER]             moves
#   sh SCRIPT --undo [FOLDER]      moves everything back
set -u
mode=move
case \${1-} in
  --dry-run) mode=show; shift ;;
  --undo) mode=undo; shift ;;
  -*) echo 'Usage: sh SCRIPT [--dry-run | --undo] [FOLDER]' >&2; exit 2 ;;
esac
folder=\${1-}
[ -n "$folder" ] || folder=${shellQuoted(target)}
${BODY}`;
}

const BODY = `while [ "\${folder%/}" != "$folder" ]; do folder=\${folder%/}; done
case $folder in
  '') echo 'Name another folder than the root.' >&2; exit 2 ;;
  /*) ;;
  *) folder=./$folder ;;
esac
moved=0 missing=0 taken=0 failed=0

# One file: only from where it is expected, only to where nothing is.
f() {
  case $1 in
    /*) here=$1 ;;
    *) here=./$1 ;;
  esac
  there=$folder/\${1#/}
  if [ "$mode" = undo ]; then from=$there to=$here; else from=$here to=$there; fi
  if [ ! -e "$from" ] && [ ! -L "$from" ]; then missing=$((missing + 1)); return; fi
  if [ -e "$to" ] || [ -L "$to" ]; then
    taken=$((taken + 1)); printf 'left alone, there is something already: %s\\n' "$to" >&2; return
  fi
  if [ "$mode" = show ]; then moved=$((moved + 1)); printf '%s -> %s\\n' "$from" "$to"; return; fi
  if [ -d "\${to%/*}" ] || mkdir -p -- "\${to%/*}"; then
    if mv -- "$from" "$to"; then moved=$((moved + 1)); return; fi
  fi
  failed=$((failed + 1)); printf 'could not be moved: %s\\n' "$from" >&2
}

`;

/** The line for one file; null where its path leads out of its folder and cannot be kept below another. */
export function scriptLine(path: string): string | null {
  if (path.includes('\0') || path.split('/').includes('..')) return null;
  return `f ${shellQuoted(path)}\n`;
}

/** `leftOut`: paths for which there is no line. */
export function scriptEnd(files: number, leftOut: number): string {
  return `
printf '%s of ${files} moved (or shown), %s not there, %s left alone, %s failed.\\n' "$moved" "$missing" "$taken" "$failed"
${leftOut === 0 ? '' : `echo '${leftOut} more were left out: their path contains "..".' >&2\n`}[ "$failed" -eq 0 ] && [ "$taken" -eq 0 ]
`;
}
