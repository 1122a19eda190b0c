import { z } from 'zod';
import { ownerJson } from './asset-json.ts';
import { type Answer, ApiError, type Call, created, done, ok, parse, type Route } from './call.ts';
import { type AccessKey, newSecret } from './keys.ts';
import { pathId } from './reach.ts';

const me = ({ library }: Call): Answer => {
  const { owner } = library.catalogue;
  return ok({
    ...ownerJson(owner),
    profileChangedAt: owner.createdAt,
    storageLabel: null,
    shouldChangePassword: false,
    isAdmin: true,
    createdAt: owner.createdAt,
    deletedAt: null,
    updatedAt: owner.createdAt,
    oauthId: '',
    quotaSizeInBytes: null,
    quotaUsageInBytes: library.catalogue.totals?.('timeline').bytes ?? 0,
    status: 'active',
    license: null,
  });
};

const keyJson = (key: AccessKey) => ({
  id: key.id,
  name: key.name,
  createdAt: key.createdAt,
  updatedAt: key.createdAt,
  permissions: key.permissions,
});

const creation = z.object({ name: z.string().optional(), permissions: z.array(z.string()).min(1) });

/** @throws ApiError 400 when the new key would allow more than the one that makes it. */
const createKey = async (call: Call): Promise<Answer> => {
  const { name = 'API Key', permissions } = parse(creation, await call.body());
  const own = call.key.permissions;
  if (!own.includes('all') && !permissions.every((one) => own.includes(one)))
    throw new ApiError(400, { message: 'Cannot grant permissions you do not have' });
  const secret = newSecret();
  const key: AccessKey = { id: call.library.newId(), name, permissions, createdAt: call.library.now() };
  call.keys.add(secret, key);
  return created({ secret, apiKey: keyJson(key) });
};

const removeKey = (call: Call): Answer => {
  if (!call.keys.remove(pathId(call.path))) throw new ApiError(400, { message: 'API Key not found' });
  return done;
};

const credentials = z.object({ email: z.string(), password: z.string() });

const login = async (call: Call): Promise<Answer> => {
  const { email, password } = parse(credentials, await call.body());
  const { owner } = call.library.catalogue;
  const accessToken = email === owner.email ? call.keys.login(password) : null;
  if (accessToken === null) throw new ApiError(401, { message: 'Incorrect email or password' });
  return created({
    accessToken,
    userId: owner.id,
    userEmail: owner.email,
    name: owner.name,
    isAdmin: true,
    profileImagePath: '',
    shouldChangePassword: false,
    isOnboarded: true,
  });
};

const logout = (call: Call): Answer => {
  call.keys.logout(call.key);
  return ok({ successful: true, redirectUri: '/auth/login?autoLaunch=0' });
};

export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/me', permission: 'user.read', run: me },
  {
    method: 'GET',
    path: '/users',
    permission: 'user.read',
    run: (call) => ok([ownerJson(call.library.catalogue.owner)]),
  },
  { method: 'GET', path: '/api-keys/me', permission: null, run: (call) => ok(keyJson(call.key)) },
  {
    method: 'GET',
    path: '/api-keys',
    permission: 'apiKey.read',
    run: (call) => ok(call.keys.all().map(keyJson)),
  },
  { method: 'POST', path: '/api-keys', permission: 'apiKey.create', run: createKey },
  { method: 'DELETE', path: '/api-keys/:id', permission: 'apiKey.delete', run: removeKey },
  { method: 'POST', path: '/auth/validateToken', permission: null, run: () => ok({ authStatus: true }) },
  { method: 'POST', path: '/auth/login', permission: 'public', run: login },
  { method: 'POST', path: '/auth/logout', permission: null, run: logout },
];
