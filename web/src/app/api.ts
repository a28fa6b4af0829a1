import { createClient } from '@gongjian/client';

/** The API of the server that serves this page, with the reader's own session. */
export const api = createClient({ baseUrl: '' });
