declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** An alarm was raised or taken a step further; of a storm only the alarm that heads it is told. */
    'alarms.changed': { alarmId: string; number: number; state: string; action: string };
  }
}

export {};
