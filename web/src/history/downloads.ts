import {
  mdiCodeJson,
  mdiFileDelimitedOutline,
  mdiFolderZipOutline,
  mdiFormatListBulleted,
  mdiFormatListText,
  mdiScriptTextOutline,
} from '@mdi/js';
import { paths } from '#contract/paths.ts';
import { to } from '#web/address.ts';
import type { Query } from '#web/api/query.ts';

/** What can be exported in one go, as filters of the results. */
export const SCOPES = {
  marked: { decision: 'delete' },
  recommended: { category: 'high_confidence', recommended: true },
  kept: { decision: 'keep' },
  all: {},
} as const satisfies Record<string, Query>;
export type Scope = keyof typeof SCOPES;

export const DOWNLOADS = [
  { kind: 'csv', icon: mdiFileDelimitedOutline },
  { kind: 'json', icon: mdiCodeJson },
  { kind: 'ndjson', icon: mdiFormatListBulleted },
  { kind: 'paths', icon: mdiFormatListText },
  { kind: 'script', icon: mdiScriptTextOutline },
  { kind: 'zip', icon: mdiFolderZipOutline },
] as const;
/** `paths0`: the paths, each ended by NUL, which holds those with a line break as well. */
export type DownloadKind = (typeof DOWNLOADS)[number]['kind'] | 'paths0';

const ADDRESSES: Record<DownloadKind, string> = {
  csv: paths.exportCsv,
  json: paths.exportJson,
  ndjson: paths.exportNdjson,
  paths: paths.exportPaths,
  paths0: paths.exportPaths0,
  script: paths.exportScript,
  zip: paths.exportOriginals,
};

/** Where the browser fetches it by itself, so that a large file never lies in the page's memory. */
export function downloadUrl(kind: DownloadKind, query: Query): string {
  const parameters = new URLSearchParams(kind === 'csv' ? { bom: 'true' } : {});
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));
  return to(parameters.size === 0 ? ADDRESSES[kind] : `${ADDRESSES[kind]}?${parameters}`);
}
