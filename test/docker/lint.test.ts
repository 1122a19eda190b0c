import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { healthCommand, imageEnvironment, instructions, ROOT } from './dockerfile.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('the Dockerfile', () => {
  it('has nothing that its linter complains of', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
    expect(validate('FROM node\nFORM node\n')).not.toEqual([]);
  });

  it('keeps what the documentation says of the image', () => {
    expect(imageEnvironment()).toMatchObject({
      HOST: '0.0.0.0',
      PORT: '5000',
      DATA_DIR: '/app/data',
      LOG_DIR: '/app/logs',
    });
    const words = instructions().map(({ word, rest }) => `${word} ${rest}`);
    expect(words).toContain('EXPOSE 5000');
    expect(words).toContain('VOLUME ["/app/data", "/app/logs"]');
    expect(healthCommand().at(-1)).toContain('/health');
    for (const label of ['title', 'description', 'licenses', 'version', 'revision', 'source'])
      expect(words.join('\n')).toContain(`org.opencontainers.image.${label}=`);
    // Slim has perl-base, which exiftool needs, and Alpine has not.
    for (const { word, rest } of instructions()) if (word === 'FROM') expect(rest).toMatch(/node:24-slim/);
  });
});

describe('compose.yaml and the Unraid template', () => {
  const compose = read('compose.yaml');

  it('run the image as the documentation says', () => {
    for (const line of [
      'SECRET_KEY: ${IMAGE_CLEANER_SECRET_KEY',
      '- "5001:5000"',
      ':/app/data',
      ':/app/logs',
      'depends_on:',
      '- immich-server',
      'read_only: true',
    ])
      expect(compose).toContain(line);
  });

  it('set nothing that is no setting', () => {
    const known = read('docs/configuration.md');
    const inCompose = compose.slice(compose.indexOf('environment:'), compose.indexOf('ports:'));
    const names = [...inCompose.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
    const inUnraid = [...read('unraid/immich-image-cleaner.xml').matchAll(/Target="([A-Z_]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(4);
    expect(inUnraid.length).toBeGreaterThan(4);
    expect([...names, ...inUnraid].filter((name) => !known.includes(`\`${name}\``))).toEqual([]);
  });
});
