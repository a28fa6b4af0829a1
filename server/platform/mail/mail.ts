import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';

/** One mail, in plain text. */
interface Letter {
  /** What sort of mail it is, for the log: neither address nor text ever enters it. */
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mails. Nobody waits for it; one that fails is logged. */
export interface Mail {
  /** Whether a mail server is set up at all. */
  readonly enabled: boolean;
  send(letter: Letter): void;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export function createMail(config: Pick<Config, 'smtpUrl' | 'mailFrom'>, log: FastifyBaseLogger): Mail {
  const transport = config.smtpUrl === null ? null : createTransport(config.smtpUrl);
  const underWay = new Set<Promise<void>>();
  return {
    enabled: transport !== null,
    send: (letter) => {
      if (transport === null) {
        log.info({ kind: letter.kind }, 'a mail was not sent, because SMTP_URL is not set');
        return;
      }
      const sending = transport
        .sendMail({ from: config.mailFrom, to: letter.to, subject: letter.subject, text: letter.text })
        .then(
          () => log.info({ kind: letter.kind }, 'a mail was sent'),
          (error: Error) => log.error({ kind: letter.kind, reason: error.name }, 'a mail could not be sent'),
        )
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    close: async () => {
      await Promise.all(underWay);
      transport?.close();
    },
  };
}
