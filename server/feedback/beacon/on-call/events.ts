declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** A rota or a ladder was edited. */
    'rotas.changed': Record<string, never>;
  }
}

export {};
