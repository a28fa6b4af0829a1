declare module '../../../../../platform/bus/bus.ts' {
  interface Events {
    /** Members are called on their open pages; `sound` asks the page to make itself heard. */
    'pages.sent': {
      about: 'raised' | 'cause' | 'test';
      memberIds: string[];
      /** The gravest of the alarms. */
      alarmId: string;
      title: string;
      alarms: { id: string; number: number; title: string; severity: string; drill: boolean }[];
      more: number;
      sound: boolean;
    };
    /** Messages were sent, or could not be. */
    'pages.changed': { channel: string; state: string; count: number };
    /** Channels, subscriptions or preferences were edited. */
    'paging.changed': Record<string, never>;
  }
}

export {};
