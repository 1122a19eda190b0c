const NAMES =
  'x-api-key|api_?key|authorization|proxy-authorization|set-cookie|cookie|password|secret_?key|token';

/**
 * A name in JSON and its value: a text, or a list of texts. The quotes may stand in a text themselves, then
 * each is written after backslashes; the value ends at the next quote that is written like the first.
 */
const IN_JSON = new RegExp(String.raw`(\\*")(${NAMES})\1\s*:\s*(?:\1(?:.*?)(?<!\\)\1|\[[^\]]*\])`, 'gis');
/** As a header: everything to the end of the text that it stands in. */
const AS_HEADER = /\b(x-api-key|authorization|set-cookie|cookie)\s*[:=]\s*(?!\\*")[^"\\]*/gi;
/** In an address or a sentence: one word. */
const AS_WORD = /\b(api_?key|password|secret_?key|token)\s*=\s*[^\s"&\\,;]+/gi;

/**
 * A line of the log without secrets, wherever they stand: under one of the names above, at any depth, in an
 * address, in a message; and each of the `known` ones, whatever stands before it.
 */
export function withoutSecrets(line: string, known: readonly string[]): string {
  let clean = line
    .replaceAll(
      IN_JSON,
      (_, quote: string, name: string) => `${quote}${name}${quote}:${quote}[secret]${quote}`,
    )
    .replaceAll(AS_HEADER, '$1: [secret]')
    .replaceAll(AS_WORD, '$1=[secret]');
  for (const secret of known) {
    clean = clean.replaceAll(secret, '[secret]');
    const encoded = encodeURIComponent(secret);
    if (encoded !== secret) clean = clean.replaceAll(encoded, '[secret]');
    const escaped = JSON.stringify(secret).slice(1, -1);
    if (escaped !== secret) clean = clean.replaceAll(escaped, '[secret]');
  }
  return clean;
}
