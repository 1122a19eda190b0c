import type { JudgementSettings } from './judgement.ts';
import type { Subject } from './subject.ts';
import { PROTECTIONS, type Protection } from './verdict.ts';

type Rule = (subject: Subject, settings: JudgementSettings) => boolean;

const RULES: Readonly<Record<Protection, Rule>> = {
  kept_before: (_, { keptBefore }) => keptBefore,
  favourite: ({ facts }) => facts.isFavorite,
  rated: ({ facts }) => facts.rating !== null && facts.rating > 0,
  edited: ({ facts }) => facts.isEdited,
  described: ({ facts }) => facts.description.trim() !== '',
  named_person: ({ facts }) => facts.people?.some(({ name }) => name.trim() !== '') ?? false,
  in_album: ({ memberships }) => memberships?.albums.some(({ counts }) => counts) ?? false,
  tagged: ({ memberships }) => (memberships?.tags.length ?? 0) > 0,
  live_photo: ({ facts }) => facts.livePhotoVideoId !== null,
  stacked: ({ memberships }) => memberships?.isStacked ?? false,
  allow_listed: isAllowListed,
};

/** Why an asset must never be suggested: the first in the list that holds. Null = nothing protects it. */
export function protectionOf(subject: Subject, settings: JudgementSettings): Protection | null {
  return PROTECTIONS.find((protection) => RULES[protection](subject, settings)) ?? null;
}

function isAllowListed({ facts, memberships }: Subject, { allowList }: JudgementSettings): boolean {
  const { folders, names, personIds, albumIds } = allowList;
  const { path } = facts;
  if (path !== null && folders.some((folder) => folderHolds(folder, path))) return true;
  if (names.some((pattern) => globMatches(pattern, facts.fileName))) return true;
  if (personIds.length > 0 && facts.people?.some(({ id }) => personIds.includes(id))) return true;
  return albumIds.length > 0 && (memberships?.albums.some(({ id }) => albumIds.includes(id)) ?? false);
}

/** The path lies in the folder, or deeper. */
export function folderHolds(folder: string, path: string): boolean {
  return slashed(path).startsWith(`${slashed(folder).replace(/\/+$/, '')}/`);
}

const slashed = (path: string) => path.normalize('NFC').replaceAll('\\', '/');

/** `*` any characters, `?` one; case and Unicode form do not matter. */
export function globMatches(pattern: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  const [wanted, actual] = [plain(pattern), plain(name)];
  // Greedy two-pointer matching: linear in practice, where a regular expression could be made to hang.
  let at = 0;
  let star = -1;
  let resume = 0;
  let from = 0;
  while (from < actual.length) {
    if (wanted[at] === '*') {
      star = at++;
      resume = from;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === actual[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++resume;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
