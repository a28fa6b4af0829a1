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

/** How a mail ended; `reason` is `smtp.CODE` or `connection`, `temporary` where another try may end otherwise. */
type MailEnd =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly temporary: boolean };

/** Sends mails. Nobody waits for it; one that fails is logged. */
export interface Mail {
  /** Whether a mail server is set up at all. */
  readonly enabled: boolean;
  send(letter: Letter): void;
  /** Sends and waits for what the mail server says; for mails whose failing must be seen. */
  deliver(letter: Letter): Promise<MailEnd>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export function createMail(config: Pick<Config, 'smtpUrl' | 'mailFrom'>, log: FastifyBaseLogger): Mail {
  const transport = config.smtpUrl === null ? null : createTransport(config.smtpUrl);
  const underWay = new Set<Promise<MailEnd>>();
  const deliver = ({ kind, to, subject, text }: Letter): Promise<MailEnd> => {
    if (transport === null) {
      log.info({ kind }, 'a mail was not sent, because SMTP_URL is not set');
      return Promise.resolve({ ok: false, reason: 'nowhere', temporary: false });
    }
    const sending = transport
      .sendMail({ from: config.mailFrom, to, subject, text })
      .then(
        (): MailEnd => {
          log.info({ kind }, 'a mail was sent');
          return { ok: true };
        },
        (error: Error & { responseCode?: number }): MailEnd => {
          log.error({ kind, reason: error.name }, 'a mail could not be sent');
          const { responseCode: code } = error;
          if (code === undefined) return { ok: false, reason: 'connection', temporary: true };
          return { ok: false, reason: `smtp.${code}`, temporary: code < 500 };
        },
      )
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
    return sending;
  };
  return {
    enabled: transport !== null,
    send: (letter) => void deliver(letter),
    deliver,
    close: async () => {
      await Promise.all(underWay);
      transport?.close();
    },
  };
}
