import type { IncomingMessage } from 'node:http';
import { ApiError, type Route } from './call.ts';
import { type AccessKey, allows, type Keys } from './keys.ts';

const nobody: AccessKey = { id: '', name: '', permissions: [], createdAt: '' };

const authenticate = (request: IncomingMessage, query: URLSearchParams, keys: Keys): AccessKey => {
  const header = request.headers['x-api-key'];
  const secret = (Array.isArray(header) ? header[0] : header) || query.get('apiKey');
  if (secret) {
    const key = keys.find(secret);
    if (!key) throw new ApiError(401, { message: 'Invalid API key' });
    return key;
  }
  const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'bearer' && token) {
    const session = keys.findSession(token);
    if (!session) throw new ApiError(401, { message: 'Invalid user token' });
    return session;
  }
  throw new ApiError(401, { message: 'Authentication required' });
};

/** @throws ApiError 401 without a valid key, 403 naming the permission that the key lacks. */
export const admit = (
  route: Route,
  request: IncomingMessage,
  query: URLSearchParams,
  keys: Keys,
): AccessKey => {
  if (route.permission === 'public') return nobody;
  const key = authenticate(request, query, keys);
  if (route.permission !== null && !allows(key, route.permission))
    throw new ApiError(403, { message: `Missing required permission: ${route.permission}` });
  return key;
};
