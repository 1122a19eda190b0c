import { expect, test } from 'vitest';
import { DOCUMENTS, staleDocuments } from '../../scripts/generate-docs.ts';
import { ENDPOINTS } from '../../src/immich/endpoints.ts';
import { PERMISSIONS } from '../../src/immich/permissions.ts';

test('what is generated in docs/ is as the source says (npm run docs)', () => {
  expect(Object.keys(DOCUMENTS).length).toBeGreaterThan(0);
  expect(staleDocuments()).toEqual([]);
});

test('every permission that an endpoint needs is one that the set-up asks for', () => {
  const asked = PERMISSIONS.map(({ name }) => name);
  const needed = new Set(Object.values(ENDPOINTS).map(({ permission }) => permission));
  needed.delete(null);
  expect([...needed].filter((name) => name !== null && !asked.includes(name))).toEqual([]);
  const text = DOCUMENTS['immich-endpoints.md']?.() ?? '';
  for (const { method, path } of Object.values(ENDPOINTS)) expect(text).toContain(`\`${method} ${path}\``);
});
