/** Characters. Sixteen random letters and digits take longer to try out than anybody has. */
const SHORTEST = 16;

/** What to say of a SECRET_KEY that can be tried out; null: it is long enough, or there is none. */
export function weakSecret(secretKey: string | null): string | null {
  if (secretKey === null || secretKey.length >= SHORTEST) return null;
  return (
    `SECRET_KEY is shorter than ${SHORTEST} characters: whoever gets hold of the database can try it out and read the API keys. ` +
    'Set a long random one (openssl rand -hex 32), then sign in or enter the API key once more; no decision is lost.'
  );
}
