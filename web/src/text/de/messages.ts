import { reader } from '../messages.ts';
import { fields } from './message-fields.ts';
import { connections } from './messages-connection.ts';
import { requests } from './messages-request.ts';
import { storage } from './messages-storage.ts';
import { work } from './messages-work.ts';

/** What the service says of connections, analyses, plans and requests, in German. */
export const message = reader([...connections, ...work, ...storage, ...requests, ...fields]);
