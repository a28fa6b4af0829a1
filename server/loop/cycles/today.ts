import { dayIn, startOfDay } from './calendar.ts';

/** The zone whose midnight ends a day of the loop: the company's, which here is China's single one. */
export const COMPANY_ZONE = 'Asia/Shanghai';

/** The company's calendar day, `YYYY-MM-DD`. */
export const today = (now: Date): string => dayIn(now, COMPANY_ZONE);

/** The instant at which a calendar day of the company begins. */
export const beginOf = (day: string): Date => startOfDay(day, COMPANY_ZONE);
