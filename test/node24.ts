/** better-sqlite3 crashes without a message on an older Node, so the suite refuses to start there. */
export default function requireNode24(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 24)
    throw new Error(`The tests need Node 24 (this is ${process.versions.node}). Run them with \`npm test\`.`);
}
