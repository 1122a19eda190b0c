import type { EmbeddedPerson } from '../catalogue.ts';
import { personJson } from './asset-json.ts';
import { type Answer, type Call, ok, type Route } from './call.ts';

const people = ({ library }: Call): Answer => {
  const known = new Map<string, EmbeddedPerson>();
  for (const asset of library.walk({ order: 'asc' })) {
    if (asset.trashedAt) continue;
    for (const person of asset.people ?? []) known.set(person.id, person);
  }
  const all = [...known.values()];
  const hidden = all.filter((person) => person.isHidden).length;
  const at = library.catalogue.owner.createdAt;
  return ok({
    people: all.filter((person) => !person.isHidden).map((person) => personJson(person, at)),
    hasNextPage: false,
    total: all.length,
    hidden,
  });
};

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/people', permission: 'person.read', run: people },
];
