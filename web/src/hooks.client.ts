import { config } from 'zod/v4/core';

// The content security policy forbids code made at run time, and the browser reports even the attempt. Here, since
// this file runs before any schema is made.
config({ jitless: true });
