import { z } from 'zod';
import { paths } from '#contract/paths.ts';
import { type SignIn, session } from '#contract/session.ts';
import { call } from './client.ts';

const nothing = z.null();

export const getSession = () => call(session, paths.session);
export const postSession = (request: SignIn) =>
  call(session, paths.session, { method: 'POST', body: request });
export const deleteSession = () => call(nothing, paths.session, { method: 'DELETE' });
export const deleteSessions = () => call(nothing, paths.sessions, { method: 'DELETE' });
