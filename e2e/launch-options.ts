import type { LaunchOptions } from '@playwright/test';

/** How the unpacked browser is started; call it after `unpackBrowser`. The package's own arguments are unsafe. */
export function launchOptions(): LaunchOptions {
  return {
    executablePath: process.env.CHROMIUM_PATH ?? '',
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [process.env.CHROMIUM_LIBS, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      ...(process.env.CHROMIUM_FONTS ? { FONTCONFIG_FILE: process.env.CHROMIUM_FONTS } : {}),
    },
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  };
}
