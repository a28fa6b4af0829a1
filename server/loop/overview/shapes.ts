import { type TSchema, Type } from 'typebox';
import { BlindSpotView, DeadClauseView, DefinitionView } from '../coverage/index.ts';
import { CycleView } from '../cycles/index.ts';

const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;
const Days = orNull(Type.Number({ description: 'Days.' }));

export const OverviewView = Type.Object(
  {
    cycle: CycleView,
    strategy: Type.Object(
      {
        propositions: Type.Integer({ description: 'Live propositions.' }),
        supported: Type.Integer({ description: 'Of these, supported by voices.' }),
        undecided: Type.Integer({ description: 'Adjustments that wait for a decision.' }),
      },
      strict,
    ),
    feedback: Type.Object(
      {
        voicesToday: Type.Integer({ description: 'Voices said since midnight, company time.' }),
        pains: Type.Integer({ description: 'Pains that stand: not muted, archived or merged away.' }),
        bellsOpen: Type.Integer(),
        bellsOverdue: Type.Integer(),
        alarmsOpen: Type.Integer({
          description: 'Alarms that burn; members of a group and drills left out.',
        }),
        alarmsWaiting: Type.Integer({ description: 'Of these, acknowledged by nobody.' }),
        controlsActive: Type.Integer({ description: 'Controls in force.' }),
      },
      strict,
    ),
    loopTime: Type.Object(
      {
        turns: Type.Integer({ description: 'Adjustments adopted in this cycle.' }),
        medianDays: Days,
        p90Days: Days,
        previousMedianDays: Days,
        differenceDays: orNull(Type.Number({ description: 'Negative: faster than in the previous cycle.' })),
      },
      strict,
    ),
    definition: DefinitionView,
    blindSpots: Type.Object({ total: Type.Integer(), top: Type.Array(BlindSpotView) }, strict),
    deadClauses: Type.Object({ total: Type.Integer(), top: Type.Array(DeadClauseView) }, strict),
    counts: Type.Object(
      {
        voices: Type.Integer(),
        pains: Type.Integer(),
        bells: Type.Integer({ description: 'Open bells.' }),
        propositions: Type.Integer(),
        matches: Type.Integer({ description: 'Suggestions that wait for a person.' }),
        adjustments: Type.Integer({ description: 'Undecided.' }),
        blindSpots: Type.Integer(),
        deadClauses: Type.Integer(),
      },
      { ...strict, description: 'Figures beside the places of the navigation.' },
    ),
  },
  strict,
);
