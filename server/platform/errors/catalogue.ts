/**
 * Every refusal the API can give: stable code, HTTP status, and one sentence in English for engineers. Pages
 * translate by code; `detail` and `at` of a refusal say what was wrong here and where.
 */
export const ERRORS = {
  'request.invalid': { status: 400, title: 'The request does not fit its schema' },
  'request.json': { status: 400, title: 'The body is not JSON' },
  'request.encoding': { status: 400, title: 'The body is not UTF-8 text' },
  'request.tooLarge': { status: 413, title: 'The request is larger than allowed' },
  'request.tooMany': { status: 413, title: 'The request holds more items than allowed' },
  'request.mediaType': { status: 415, title: 'The content type is not supported here' },
  'request.rate': { status: 429, title: 'Too many requests; try again later' },
  'request.origin': { status: 403, title: 'The request comes from another site' },
  'session.missing': { status: 401, title: 'Sign in first, or send an API key' },
  'session.refused': { status: 401, title: 'The e-mail address or password is wrong' },
  'session.code': { status: 401, title: 'The code is wrong' },
  'session.locked': { status: 429, title: 'Too many failed attempts; sign-in is locked for a while' },
  'link.expired': { status: 410, title: 'The link has expired or was used' },
  'access.role': { status: 403, title: 'Your role may not do this' },
  'access.scope': { status: 403, title: 'The API key lacks the scope for this' },
  'workspace.unknown': { status: 404, title: 'No such workspace among yours' },
  'thing.unknown': { status: 404, title: 'Nothing is found under this id' },
  'thing.stale': { status: 409, title: 'Somebody changed it meanwhile; read it again' },
  'thing.exists': { status: 409, title: 'It exists already' },
  'bell.unproven': { status: 409, title: 'The numbers do not show that the pain has fallen' },
  'action.impossible': { status: 409, title: 'The action does not fit the present state' },
  'proposition.incomplete': {
    status: 422,
    title: 'A proposition says who the customer is, what hurts, and how it is solved',
  },
  'file.unreadable': { status: 422, title: 'The file cannot be read' },
  'file.unsafe': { status: 422, title: 'The file is refused for safety' },
  'backup.version': { status: 422, title: 'The backup was made by another version' },
  'backup.damaged': { status: 422, title: 'The backup is damaged' },
  'backup.unfit': { status: 422, title: 'The backup does not fit this database' },
  'backup.notEmpty': { status: 409, title: 'A backup is restored into an empty instance only' },
  'route.unknown': { status: 404, title: 'There is no such address' },
  'server.stopping': { status: 503, title: 'The server is stopping; try again' },
  'server.busy': { status: 503, title: 'The server is busy; try again' },
  'server.failed': { status: 500, title: 'Something failed here; it has been logged' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;
