declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** A playbook was added, edited or removed. */
    'playbooks.changed': { playbookId: string };
  }
}

export {};
