import { ConfigError } from './config-error.ts';
import type { ServiceConfig } from './service-config.ts';

/** 127.0.0.0/8, ::1 and the names that always mean them. */
function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
  );
}

/**
 * With a sign-in the service may be reached from everywhere. A folder opened on the command line has none, so
 * that other machines see it only where AUTH=none says so. Throws {@link ConfigError}.
 */
export function refuseToShareFolder({ host, auth }: Pick<ServiceConfig, 'host' | 'auth'>): void {
  if (auth === 'none' || isLoopback(host)) return;
  throw new ConfigError([
    {
      field: 'HOST',
      message:
        `is ${host}, which can be reached from other machines, and a folder is opened without sign-in: ` +
        'use HOST=127.0.0.1, or set AUTH=none if only people you trust can reach this address',
    },
  ]);
}
