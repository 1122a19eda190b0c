/** A file name made comparable: Unicode composed, odd spaces and quotes plain, trash prefix and extension apart. */
export interface NameParts {
  /** Without extension, case kept. */
  readonly stem: string;
  /** Lower case, without the dot; empty where there is none. */
  readonly extension: string;
  /** `(1)`, ` copy`, `~2`: the file was copied or edited; says nothing about what it is. */
  readonly isCopy: boolean;
}

// Narrow and ordinary no-break spaces stand before AM/PM in macOS names since Ventura.
const ODD_SPACES = /[\u00a0\u202f\u2007\u2009]/g;
const ODD_QUOTES = /[\u2018\u2019\u02bc\u00b4]/g;
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Android renames what lies in its trash: `.trashed-<seconds>-<name>`.
const TRASH_PREFIX = /^\.(?:trashed|pending)-\d+-/;
const EXTENSION = /\.([a-z0-9]{1,5}(?:_large)?)$/i;
/** What copying and editing put behind a name. */
export const COPY_SUFFIX = /(?: ?\(\d{1,3}\)|[ _-](?:copy|kopie|copie|copia)(?: ?\d{1,3})?|~\d{1,2})$/i;
const PLAIN = /^[\x20-\x7e]*$/;

export function readName(fileName: string): NameParts {
  const plain = PLAIN.test(fileName)
    ? fileName
    : fileName
        .normalize('NFC')
        .replace(ODD_SPACES, ' ')
        .replace(ODD_QUOTES, "'")
        .replace(DIRECTION_MARKS, '');
  const name = plain.charCodeAt(0) === 46 ? plain.replace(TRASH_PREFIX, '') : plain;
  const extension = EXTENSION.exec(name);
  const whole = extension === null ? name : name.slice(0, extension.index);
  return {
    stem: whole,
    extension: extension?.[1]?.toLowerCase() ?? '',
    isCopy: COPY_SUFFIX.test(whole),
  };
}
