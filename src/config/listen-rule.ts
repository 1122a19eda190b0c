/** 127.0.0.0/8, ::1 and the names that always mean them. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
  );
}

/**
 * Whoever reaches the port can decide about the library, so there is no way to reach it from outside
 * without either a sign-in or a deliberate AUTH=none. Returns the sentence to show, or null.
 */
export function refusesToListen(host: string, auth: 'immich' | 'none'): string | null {
  if (auth === 'none' || isLoopback(host)) return null;
  return (
    `is ${host}, which can be reached from other machines, and there is no sign-in yet: ` +
    'use HOST=127.0.0.1, or set AUTH=none if only people you trust can reach this address'
  );
}
