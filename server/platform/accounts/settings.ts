import { type Static, Type } from 'typebox';

/** What a user chose for themselves. */
export const UserSettings = Type.Object(
  {
    language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
    theme: Type.Union([Type.Literal('system'), Type.Literal('light'), Type.Literal('dark')]),
    /** One digest a day; off by a click. */
    digest: Type.Boolean(),
    /** IANA name for the hour of the digest; null follows the workspace. */
    timeZone: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
  },
  { additionalProperties: false },
);
export type UserSettings = Static<typeof UserSettings>;

/** What holds for everybody in a workspace. */
export const WorkspaceSettings = Type.Object(
  {
    /** IANA name; days and working hours are counted in it. */
    timeZone: Type.String({ maxLength: 64 }),
    /** Whether personal data is masked before a voice is stored. */
    maskPersonalData: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type WorkspaceSettings = Static<typeof WorkspaceSettings>;

const USER_DEFAULTS: UserSettings = { language: 'zh-CN', theme: 'system', digest: true, timeZone: null };
const WORKSPACE_DEFAULTS: WorkspaceSettings = { timeZone: 'Asia/Shanghai', maskPersonalData: true };

export const userSettings = (chosen: Partial<UserSettings>): UserSettings => ({
  ...USER_DEFAULTS,
  ...chosen,
});
export const workspaceSettings = (chosen: Partial<WorkspaceSettings>): WorkspaceSettings => ({
  ...WORKSPACE_DEFAULTS,
  ...chosen,
});

/** True for a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
