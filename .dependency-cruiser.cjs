/**
 * Who may import whom: the table of ARCHITECTURE.md as rules. `from` is a room; anything of src/ that
 * is not listed for it is a violation.
 */
const MAY_IMPORT = {
  domain: [],
  config: [],
  contract: ['domain'],
  immich: ['domain'],
  storage: ['domain'],
  analysis: ['domain', 'immich', 'storage'],
  review: ['domain', 'immich', 'storage'],
  account: ['domain', 'immich', 'storage'],
  http: ['contract', 'domain', 'account', 'review', 'analysis', 'immich'],
  cli: ['config', 'contract', 'domain', 'account', 'review', 'analysis'],
  embedded: [],
};

const rooms = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `src/${room} may import ${allowed.length ? allowed.join(', ') : 'nothing of the other rooms'}.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^(src|web|training|bench|scripts|test|e2e)/',
    pathNot: [room, ...allowed]
      .map((name) => `^src/${name}/`)
      .concat(room === 'cli' ? ['^src/compose\\.ts$', '^src/compose/'] : []),
  },
}));

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'domain-is-pure',
      comment: 'The domain knows neither node nor any package.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'web-imports',
      comment: 'The web app speaks to the server through the contract alone.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|training|bench|scripts|test|e2e)/', pathNot: '^src/contract/' },
    },
    {
      name: 'compose-imports',
      comment: 'The composition root knows every room but the command line.',
      severity: 'error',
      from: { path: '^src/compose' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'training-imports',
      comment: 'Training measures with the measuring functions of the product, and judges with its domain.',
      severity: 'error',
      from: { path: '^training/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(domain|analysis/(pixels|bytes))/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no direction, so nobody can read it from one end.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.server.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'types', 'node', 'default'],
    },
  },
};
