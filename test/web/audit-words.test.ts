import { describe, expect, it } from 'vitest';
import { RESTED_ON } from '../../src/domain/approval.ts';
import { OWNER_EMAIL } from '../../src/embedded/folder/folder-catalogue.ts';
import { detailsOf } from '../../web/src/history/audit-words.ts';
import { de } from '../../web/src/text/de.ts';
import { en } from '../../web/src/text/en.ts';

const format: Parameters<typeof detailsOf>[2] = {
  number: (value) => new Intl.NumberFormat('de').format(value),
  percent: (share) => `${share * 100} %`,
  bytes: (value) => `${value} B`,
  date: (iso) => iso.slice(0, 10),
  list: (words) => new Intl.ListFormat('de').format(words),
};
const said = (details: Record<string, unknown>): string[] => detailsOf({ details }, de, format);

/** As the service writes them down, with every field and value that it knows. */
const WRITTEN = {
  'a plan': { plan: 3, outcome: 'trash', count: 1200, bytes: 3_145_728, left_alone: 2 },
  'its end': { plan: 3, outcome: 'archive', counts: { applied: 1200, left_alone: 2, failed: 0 } },
  'an image that was moved': {
    plan: 3,
    outcome: 'trash',
    asset_id: 'x',
    file_name: 'a.png',
    before: 'library',
    after: 'trash',
  },
  'one that was not': { plan: 3, outcome: 'tag', reason: 'changed', fields: ['isFavorite', 'takenAt'] },
  'one that is protected': { plan: 3, outcome: 'album', reason: 'protected', message: 'named_person' },
  settings: {
    before: { mode: 'quick', recentDays: 30, recommendFrom: 0.7, acting: 'off', allowAlbums: [] },
    after: { mode: 'thorough', recentDays: 1, recommendFrom: 0.85, acting: 'organise', allowAlbums: ['x'] },
  },
  'an album': {
    album: 'x',
    name: 'Urlaub',
    before: { setting: 'auto', counts: true },
    after: { setting: 'never', counts: false },
  },
  decisions: {
    filter: { category: 'web_cache', minConfidence: 0.7, decision: 'none', subKind: 'icon', folder: '/a' },
    asked: 20,
    changed: 18,
    protected: 2,
    step: 7,
  },
  'an undone step': { undone: 18, step: 7, what: 'Marked 18 for deletion' },
  'an export': { format: 'paths0', filter: { protected: false } },
  'a broken ZIP': { format: 'zip', part: 2, after: 'x', complete: false, files: 3, mismatch: 1 },
  'a sign-in': { with: 'api_key' },
};

describe('the audit trail', () => {
  it('speaks the language of the screens', () => {
    expect(
      Object.fromEntries(Object.entries(WRITTEN).map(([what, details]) => [what, said(details)])),
    ).toEqual({
      'a plan': [de.apply.outcomes.trash.name, 'Bilder: 1.200', '3145728 B', 'in Ruhe gelassen: 2'],
      'its end': ['Archivieren', 'erledigt: 1.200', 'in Ruhe gelassen: 2'],
      'an image that was moved': [de.apply.outcomes.trash.name, 'a.png', 'Bibliothek → Papierkorb'],
      'one that was not': ['Taggen', de.plan.reasons.changed, de.plan.changedFields('Favorit und Datum')],
      'one that is protected': [
        de.apply.outcomes.album.name,
        de.plan.reasons.protected,
        'zeigt eine benannte Person',
      ],
      settings: [
        'Gründlichkeit: Schnell → Gründlich',
        'Screenshots in Ruhe lassen für: 30 Tage → 1 Tag',
        'empfehlen ab: 70 % → 85 %',
        `was in der Bibliothek getan werden darf: ${de.acting.levels.off.name} → ${de.acting.levels.organise.name}`,
        'nie vorgeschlagene Alben: nichts → 1',
      ],
      'an album': ['Urlaub', 'Einstellung: Automatisch → Schützt nie', 'Wirkung: schützt → schützt nicht'],
      decisions: [
        'Filter: Web-Reste, ≥ 70 %, Nicht entschieden, Symbol und “/a”',
        'gewünscht: 20',
        'geändert: 18',
        'geschützt: 2',
      ],
      'an undone step': ['zurückgenommen: 18'],
      'an export': ['Pfadliste', `Filter: ${de.filter.notProtected}`],
      'a broken ZIP': [
        'Originale als ZIP',
        'Teil: 2',
        'abgebrochen',
        'Dateien: 3',
        'anders als die Prüfsumme in der Bibliothek: 1',
      ],
      'a sign-in': ['mit API-Schlüssel'],
    });
  });

  it('has a name for every fact that can have changed', () => {
    expect(Object.keys(en.audit.facts).sort()).toEqual([...RESTED_ON].sort());
  });

  it('shows what it does not know as it was written down', () => {
    expect(said({ outcome: 'merge', something_new: 'yes' })).toEqual([
      de.history.mergeName,
      'something_new: yes',
    ]);
  });
});

it('says that a library without accounts belongs to whoever sits before it', () => {
  expect([en, de].map(({ history }) => history.audit.actors[OWNER_EMAIL])).toEqual(['you', 'du']);
});
