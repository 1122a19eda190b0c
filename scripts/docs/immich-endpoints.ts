import { ENDPOINTS, type Endpoint, SIGN_IN_ENDPOINTS } from '../../src/immich/endpoints.ts';
import { PERMISSIONS } from '../../src/immich/permissions.ts';

const NEEDED_FOR = {
  analyse: 'Without these nothing works',
  better: 'Without these something is skipped',
  act: 'Only for acting on decisions',
} as const;

/** Every call to Immich that the program can make, from the list that its client is bound to. */
export function immichEndpoints(): string {
  const all: Endpoint[] = Object.values(ENDPOINTS);
  const signIn: Endpoint[] = Object.values(SIGN_IN_ENDPOINTS);
  return [
    '# What is asked of Immich',
    '',
    '<!-- Made from src/immich/endpoints.ts by `npm run docs`; change it there. -->',
    '',
    'The client can reach nothing that is not in these tables: each request names an entry of the list.',
    'There is no way to delete for good; the only deletion is into Immich’s trash.',
    '',
    `## Reading (${all.filter(({ changes }) => !changes).length})`,
    '',
    'An analysis makes these requests and no others.',
    '',
    ...table(all.filter(({ changes }) => !changes)),
    '',
    `## Changing (${all.filter(({ changes }) => changes).length})`,
    '',
    'Made only when a person applies a plan or a merge, allowed acting in the settings and confirmed the',
    'number of assets. None is ever repeated by itself: an answer that got lost may have been a success.',
    '',
    ...table(all.filter(({ changes }) => changes)),
    '',
    `## Signing in (${signIn.length})`,
    '',
    'For people who sign in with e-mail and password. They touch no asset.',
    '',
    ...table(signIn),
    '',
    '## Permissions of the API key',
    '',
    ...Object.entries(NEEDED_FOR).flatMap(([purpose, title]) => [
      `**${title}**`,
      '',
      ...PERMISSIONS.filter(({ neededFor }) => neededFor === purpose).map(
        ({ name, why }) => `- \`${name}\`: ${why}`,
      ),
      '',
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function table(endpoints: readonly Endpoint[]): string[] {
  return [
    '| request | permission | what for |',
    '|---|---|---|',
    ...endpoints.map(
      ({ method, path, permission, purpose }) =>
        `| \`${method} ${path}\` | ${permission === null ? 'none' : `\`${permission}\``} | ${purpose} |`,
    ),
  ];
}
