// Plain JavaScript: an older Node cannot even read the TypeScript files that this guards.
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `This needs Node 24 or newer, and this is Node ${process.versions.node}: run \`npm ci\` first (it brings Node 24 along) ` +
      'and use the npm scripts, or install Node 24 from https://nodejs.org.\n',
  );
  process.exit(1);
}
