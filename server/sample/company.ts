import { ADJUSTMENTS } from './story/adjustments.ts';
import { BELLS } from './story/bells.ts';
import { CALENDAR, CYCLES, MEMBERS, ROUTING } from './story/people.ts';
import { PROPOSITIONS } from './story/propositions.ts';
import type { SampleCompany } from './story.ts';

/** The invented marketplace 禾橙集市: its people, promises, rules, and the half year up to now. */
export const SAMPLE_COMPANY: SampleCompany = {
  name: '禾橙集市',
  nameEn: 'Hecheng Market',
  members: MEMBERS,
  cycles: CYCLES,
  propositions: PROPOSITIONS,
  routing: ROUTING,
  calendar: CALENDAR,
  bells: BELLS,
  adjustments: ADJUSTMENTS,
  blindSpots: [
    'service-transfers',
    'group-buy-elders',
    'invoice-title',
    'app-crash',
    'login-code',
    'size-wrong',
  ],
  deadClauses: ['home-makeover', 'live-subtitles'],
};
