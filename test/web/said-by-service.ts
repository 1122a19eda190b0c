import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Nothing that stands in these files is ever read on a screen. */
const UNSEEN = [
  // The command line, the log, metrics and what is generated from the source speak English.
  /^src\/(?:bin|cli|config|embedded\/(?!folder\/folder-trash))/,
  /^src\/compose\/(?:check-|backup|restore|listen|log|metrics|installation|schedule|open-once|open-stored|keep-trying|readiness)/,
  /^src\/http\/(?:api-description|present\/metrics|request-times)/,
  /^src\/immich\/(?:endpoints|wire)/,
  /^src\/analysis\/(?:bytes\/facts|pixels\/figures|bytes\/metadata-tags)/,
  // Scripts and files to take away.
  /^src\/review\/exports\/shell-script/,
  // SQL.
  /^src\/storage\/(?!errors|translate-error|open-database|migrations|folder-use)/,
  // Threads that end the program where they are called wrongly.
  /\/worker\.ts$/,
  // Evidence, which test/web/evidence.test.ts covers, and rules.
  /^src\/(?:domain|contract)\//,
  /^src\/review\/would-change/,
];

/** Properties whose words are for machines, for the description of the API, or for the log. */
const UNSEEN_PROPERTIES = new Set(['title', 'summary', 'help', 'prefix', 'bestPractices']);

/**
 * Every text of the service that may come to a screen, with `{}` for what is filled in: whatever begins like a sentence
 * and has two words at least, and in what is said of connections the parts of sentences as well.
 */
export function saidByService(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of globSync('src/**/*.ts', { exclude: ['**/*.test.ts', '**/*.d.ts'] })) {
    if (UNSEEN.some((place) => place.test(file))) continue;
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    collect(source, (text) => {
      if (isSaid(text, file)) texts.set(text, file);
    });
  }
  return texts;
}

function isSaid(text: string, file: string): boolean {
  if (!/\p{L}{2,} \S|\S \p{L}{2,}/u.test(text) || /^(?:GET|POST|PUT|DELETE) /.test(text)) return false;
  if (/^\p{Lu}\p{Ll}|^\{\}[ :]|^[A-Z]+[ =]|^“/u.test(text)) return true;
  return file.startsWith('src/immich/') && /^\p{Ll}+ \p{Ll}/u.test(text);
}

function collect(node: ts.Node, tell: (text: string) => void): void {
  if (isSilent(node)) return;
  const text = textOf(node);
  if (text !== null) tell(text.trim());
  // Parts of a sum have been told with it.
  if (ts.isBinaryExpression(node) && text !== null) return;
  ts.forEachChild(node, (child) => collect(child, tell));
}

/** What is logged, imported or a name of a type is not said to anybody. */
function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isPropertyAssignment(node) && UNSEEN_PROPERTIES.has(node.name.getText())) return true;
  return ts.isCallExpression(node) && /(?:^|\.)log(?:ger)?\.\w+$/.test(node.expression.getText());
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null || right === null ? null : left + right;
}

/** The words that rooms write into the audit trail and into plans under `property`. */
export function valuesOf(property: 'action' | 'before' | 'after'): ReadonlySet<string> {
  const values = new Set<string>();
  for (const file of globSync('src/{account,review,compose}/**/*.ts', { exclude: ['**/*.test.ts'] })) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === property)
        literals(node.initializer, (text) => values.add(text));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return values;
}

/** Where the signals say that they read a finding. */
export function sourcesOfFindings(): ReadonlySet<string> {
  const places = new Set<string>();
  const AT: Readonly<Record<string, number>> = { found: 2, measured: 2, absent: 0 };
  for (const file of globSync('src/domain/signals/*.ts', { exclude: ['**/*.test.ts', '**/signal.ts'] })) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const place = node.arguments[AT[node.expression.getText()] ?? -1];
        if (place !== undefined) literals(place, (text) => places.add(text));
      }
      // A place that is named before it is used.
      if (ts.isVariableDeclaration(node) && node.name.getText() === 'source' && node.initializer)
        literals(node.initializer, (text) => places.add(text));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return places;
}

/** The values that an expression can have: itself, or either side of a choice. */
function literals(node: ts.Expression, tell: (text: string) => void): void {
  if (ts.isStringLiteralLike(node)) tell(node.text);
  if (!ts.isConditionalExpression(node)) return;
  literals(node.whenTrue, tell);
  literals(node.whenFalse, tell);
}
