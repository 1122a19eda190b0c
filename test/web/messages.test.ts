import { describe, expect, it, test } from 'vitest';
import { allow } from '../../src/contract/allow.ts';
import { libraryChoice, settings } from '../../src/contract/configuration.ts';
import { decide } from '../../src/contract/decisions.ts';
import { pathPrefix } from '../../src/contract/exports.ts';
import { speakPlainly } from '../../src/contract/plain-words.ts';
import { applyPlan, newPlan, planState } from '../../src/contract/plans.ts';
import { resultsFilter } from '../../src/contract/results.ts';
import { signIn } from '../../src/contract/session.ts';
import { settingsFile } from '../../src/contract/settings.ts';
import { de } from '../../web/src/text/de.ts';
import { en } from '../../web/src/text/en.ts';
import { saidByService, sourcesOfFindings } from './said-by-service.ts';

const german = (message: string): string => de.message(message);

/** Words that no German sentence has. */
const ENGLISH =
  /\b(?:the|of|is|are|its|it|and|to|with|from|for|that|which|your?|has|have|cannot|must|there|first|again|than)\b/i;

/** What stands in a gap means nothing in either language; what came before is a sentence of its own. */
const filled = (text: string): string => text.replace(/^\{\} (?=\p{Lu})/u, '').replaceAll('{}', '4711');

/** Said by the service, and shown on no screen: each with its reason. */
const UNSEEN = new Map([
  ['Immich Image Cleaner', 'the name'],
  ['This was a rehearsal.', 'never leaves the room'],
  ['The reader has gone away.', 'nobody is there to read it'],
  ['Nobody reads any more.', 'nobody is there to read it'],
  ['Whoever asked has gone away.', 'nobody is there to read it'],
  ['The run was asked to {}.', 'ends a thread'],
  ['There is no run {}.', 'ends a thread'],
  ['Run {} failed: {}', 'ends a thread'],
  ['Usage: draw-sample-process FOLDER SEED', 'a command line'],
  ['To set this service up from another machine, enter this code on its page: {} (it works once).', 'log'],
  ['Bearer {}', 'a header'],
  ['No content.', 'description of the API'],
  ['End the analysis; what it found stays, and the next one does not repeat it.', 'description of the API'],
  ['Pause the analysis.', 'description of the API'],
  ['Go on where the analysis was paused.', 'description of the API'],
  ['Stop after the pair under way; it can be gone on with.', 'description of the API'],
  ['Take back what this merge moved.', 'description of the API'],
  ['Changes are sent as JSON: add the header "Content-Type: application/json".', 'for scripts'],
  ['There is no {} {}: see /api/docs for what there is.', 'for scripts'],
  [
    'Set METRICS_TOKEN and send it as "Authorization: Bearer …", or send an API key of your Immich account as x-api-key.',
    'for scripts',
  ],
  ['The API works, but the web page was not built: run `npm run build:web` and start again.', 'no screens'],
  ['Made by Immich Image Cleaner: look these over. Being in here protects nothing.', 'written into Immich'],
  ['Not found or no', 'how Immich begins'],
  ['You set that it protects what is in it.', 'the screen has the reason itself'],
  ['You set that it protects nothing.', 'the screen has the reason itself'],
  ['It is our own album of what we found, so it protects nothing.', 'the screen has the reason itself'],
  [
    'Phones and imports make an album of this name by themselves, so it protects nothing unless you say so.',
    'the screen has the reason itself',
  ],
  [
    'More than half of what is in it looks like something to clear away, so it protects nothing unless you say so.',
    'the screen has the reason itself',
  ],
  ['Somebody chose what is in it, so it is protected.', 'the screen has the reason itself'],
]);

/** Before a plan the screen has words of its own, by the code of the notice: see `notices` of the texts. */
const NOTICES = 'src/review/plans/notices.ts';

describe('what the service says', () => {
  const said = saidByService();

  it('is found in its source', () => {
    expect(said.size).toBeGreaterThan(200);
    for (const text of UNSEEN.keys()) expect([...said.keys()], text).toContain(text);
  });

  it('has a German sentence', () => {
    const missing = [...said].filter(([text, file]) => {
      if (UNSEEN.has(text) || file === NOTICES) return false;
      const [english, other] = [filled(text), german(filled(text))];
      return other === english || ENGLISH.test(other);
    });
    expect(missing).toEqual([]);
  });

  it('is said in German where it is made of several', () => {
    const unreachable =
      'Immich at http://nas:2283 does not answer: nothing listens at this address and port. Check that the server runs and that this machine (or container) can open the address.';
    expect(german(unreachable)).toBe(
      'Immich unter http://nas:2283 antwortet nicht: Unter dieser Adresse und diesem Port antwortet nichts. Prüfe, ob der Server läuft und ob dieser Rechner (oder Container) die Adresse öffnen kann.',
    );
    for (const message of [
      `${unreachable} The analysis waits and asks again in 30 seconds.`,
      `${unreachable} Nothing was lost: go on when that is put right.`,
      `Immich broke off: ${unreachable} What was done is known; go on when it is well again.`,
      `Skipped: ${unreachable}`,
      'socket hang up Nothing was lost: go on when that is put right.',
      'Not looked at, because the API key lacks the permission: albums (album.read), tags (tag.read). What only they would protect is not protected.',
      'Connected to Immich 3.1.0 as Anna. Better with tag.read ticked as well; until then something is skipped. To act on decisions later, also tick tag.asset.',
      'There is another file at summer/a.jpg now: move it away, then restore once more. The one in the trash stays there.',
      'Drawing the sample library: 3 of 289 pictures. Try again in a moment.',
      'a.db is damaged and was left as it is. Your photos are not touched by this. Stop the service, and move the damaged file away (with its -wal and -shm, if there are any). Then put the newest backup beside it (b.db) in its place, under its name, or start with an empty one: the next analysis fills it, decisions begin anew.',
    ])
      expect(german(message), message).not.toMatch(ENGLISH);
  });

  it('names the state that a plan is in', () => {
    for (const state of planState.options) {
      const told = german(`This plan is ${state}: there is nothing to take back.`);
      expect(told, state).not.toContain(state);
    }
  });

  it('keeps the words of others, and names, as they are', () => {
    expect(german('Immich refused POST /assets (400: Not found or no asset.delete access).')).toBe(
      'Immich hat POST /assets abgelehnt (400: Nicht gefunden, oder die Berechtigung asset.delete fehlt).',
    );
    expect(german('Immich refused POST /assets (400: Something of its own).')).toBe(
      'Immich hat POST /assets abgelehnt (400: Something of its own).',
    );
    expect(
      german(
        'The folder /is it/the stop does not exist: check its spelling (in a container, the folder must be mounted).',
      ),
    ).toContain('Den Ordner /is it/the stop gibt es nicht');
    expect(german('Something new. Paused. Resume to go on.')).toBe(
      'Something new. Angehalten. Mit „Fortsetzen“ geht es weiter.',
    );
    expect(en.message('Paused.')).toBe('Paused.');
  });
});

describe('what is wrong with a request', () => {
  speakPlainly();

  const shapes = [
    settings.shape,
    settingsFile.shape,
    pathPrefix.shape,
    allow.shape,
    newPlan.shape,
    applyPlan.shape,
    decide.shape,
    resultsFilter.shape,
    ...libraryChoice.options.map(({ shape }) => shape),
    ...signIn.options.map(({ shape }) => shape),
  ];
  const fields = [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];

  it('names each field as the screens do', () => {
    const unnamed = fields.filter((field) => german(`${field}: must not be empty`).startsWith(`${field}:`));
    expect(unnamed).toEqual([]);
  });

  it('is said in German', () => {
    const refused = [
      settings.partial().safeParse({ recent_days: 9999, page_size: 'x', mode: 'slow', schedule: 1 }),
      settings.partial().safeParse({ path_prefixes: [{}], allow_names: [''], recommend_from: 0.1 }),
      allow.safeParse({ kind: 'folder', more: 1 }),
      allow.safeParse({ kind: 'folder', value: 'x'.repeat(5000) }),
      newPlan.safeParse({ outcome: 'trash', album_name: '' }),
      libraryChoice.safeParse({ kind: 'immich', url: 'x' }),
      decide.safeParse({ decision: 'keep', selection: { asset_ids: ['x'] } }),
    ];
    for (const { error } of refused) {
      const issues = error?.issues ?? [];
      expect(issues).not.toEqual([]);
      const detail = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
      expect(german(detail), detail).not.toMatch(ENGLISH);
    }
    expect(
      german('settings.recent_days: must be at most 3650; settings.path_prefixes.0.to: is missing'),
    ).toBe(
      'Einstellungen › Screenshots in Ruhe lassen für: darf höchstens 3650 sein; Einstellungen › Pfade in Exporten › wie dein Rechner ihn sieht: fehlt',
    );
  });
});

describe('where a finding was read', () => {
  const places = sourcesOfFindings();
  // The names of these are plain English.
  const plain = new Set(['width × height', 'checksum or Immich']);

  test.each([
    ['German', de, 'aus ', new Set<string>()],
    ['English', en, 'from ', plain],
  ])('is named in %s, one place or several', (_, { viewer }, from, same) => {
    expect(places.size).toBeGreaterThan(15);
    for (const place of places)
      if (!same.has(place)) expect(viewer.source(place), place).not.toBe(`${from}${place}`);
    const all = [...places];
    expect(viewer.source(all.join(', '))).toBe(
      `${from}${all.map((place) => viewer.source(place).slice(from.length)).join(', ')}`,
    );
  });
});
