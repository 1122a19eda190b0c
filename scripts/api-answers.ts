/**
 * Renews what docs/api.md shows of answers: `node scripts/api-answers.ts [URL]`. Each GET of the page is asked of the
 * demo (started here without an address), and the values of the JSON below it are replaced; its layout, and what is
 * shortened by `…`, stay. Where an answer has another shape than the page says, it ends with the place.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { analysedDemo } from './analysed-demo.ts';

const PAGE = 'docs/api.md';
const SHORTENED = '…';
/** Different each time, and of no use to a reader. */
const LEFT_AS_THEY_ARE = new Set(['request_id']);
/** A GET on a line of its own, and the answer that stands next below it. */
const EXCHANGE = /^curl "?http:\/\/localhost:5001([^\s"]+)"?\n```[\s\S]*?^```json\n([\s\S]*?)^```/gm;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws where the live answer has nothing in the place of what is shown. */
function changes(shown: ts.Expression, live: unknown, place: string): Change[] {
  if (ts.isStringLiteral(shown) && shown.text === SHORTENED) return [];
  if (ts.isObjectLiteralExpression(shown)) {
    return shown.properties.filter(ts.isPropertyAssignment).flatMap(({ name, initializer }) => {
      const key = ts.isStringLiteral(name) ? name.text : '';
      if (key === SHORTENED || LEFT_AS_THEY_ARE.has(key)) return [];
      return changes(initializer, at(live, key, place), `${place}.${key}`);
    });
  }
  if (ts.isArrayLiteralExpression(shown))
    return shown.elements.flatMap((one, index) =>
      ts.isStringLiteral(one) && one.text === SHORTENED
        ? []
        : changes(one, at(live, index, place), `${place}.${index}`),
    );
  if (typeof live === 'object' && live !== null)
    throw new Error(`${place} is more than ${shown.getText()} now: edit the page`);
  return [{ start: shown.getStart(), end: shown.getEnd(), text: JSON.stringify(live) }];
}

function at(live: unknown, key: string | number, place: string): unknown {
  const value = typeof live === 'object' && live !== null ? Reflect.get(live, key) : undefined;
  if (value === undefined) throw new Error(`${place}.${key} is not in the answer any more: edit the page`);
  return value;
}

function renewed(shown: string, live: unknown, place: string): string {
  const file = ts.createSourceFile('answer.json', shown, ts.ScriptTarget.JSON, true, ts.ScriptKind.JSON);
  const [statement] = file.statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) throw new Error(`${place}: no JSON`);
  return changes(statement.expression, live, place).reduceRight(
    (text, { start, end, text: value }) => text.slice(0, start) + value + text.slice(end),
    shown,
  );
}

const idOf = (page: string): string => /"asset_id": "([^"]+)"/.exec(page)?.[1] ?? '';

const demo = await analysedDemo(process.argv[2]);
try {
  let page = readFileSync(PAGE, 'utf8');
  const exchanges = [...page.matchAll(EXCHANGE)].length;
  for (let turn = 0; turn < exchanges; turn += 1) {
    const [found, path = '', shown = ''] = [...page.matchAll(EXCHANGE)][turn] ?? [];
    if (found === undefined) break;
    const live: unknown = await (await fetch(demo.url + path)).json();
    const before = idOf(page);
    page = page.replace(found, () => found.replace(shown, () => renewed(shown, live, path)));
    // The example that the rest of the page goes on with.
    page = page.replaceAll(before, idOf(page));
  }
  writeFileSync(PAGE, page);
} finally {
  await demo.stop();
}
