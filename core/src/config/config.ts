import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
/** `Name <a@b.c>` or `a@b.c`, and nothing that could begin another header. */
const sender = z
  .string()
  .regex(
    /^(?:[^<>"\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    'Give an address, or a name and <address>.',
  );
const wholeNumber = z.coerce.number().int().positive();

/**
 * Every setting there is. One schema for api, workers and commands, so that a wrong value stops the start with
 * one clear line (docs/operations.md lists them for people).
 */
const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** The address people type; cookies and the Origin check follow it. Empty: whatever host the request names. */
  REVISIT_PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: wholeNumber.default(10),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  S3_ENDPOINT: z.url(),
  /** The address the browser reaches the store at, when it differs from the server's. */
  S3_PUBLIC_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('eu-west-2'),
  S3_BUCKET: z.string().default('revisit'),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  REVISIT_WEB_DIR: z.string().optional(),
  /** Largest file in bytes (600 MiB) and the size above which a browser uploads in parts. */
  REVISIT_FILE_LIMIT: wholeNumber.default(600 * 1024 * 1024),
  REVISIT_PART_SIZE: wholeNumber.default(16 * 1024 * 1024),
  SESSION_IDLE_MINUTES: wholeNumber.default(60),
  SESSION_HOURS: wholeNumber.default(12),
  /** The malware scanner: `tcp://host:port` or `unix:///path`. Without it versions say that nobody scanned them. */
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/:]+:\d+|unix:\/\/\/.+)$/, 'Give tcp://host:port or unix:///path/of/the/socket.')
    .optional(),
  /**
   * The mail server: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. Without it no message leaves: they stay
   * in the portal, under Outgoing mail.
   */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** `required`: smtp:// goes on only after STARTTLS, except on loopback. `when-offered`: for a relay without TLS. */
  SMTP_TLS: z.enum(['required', 'when-offered']).default('required'),
  /** Who messages are from: `Revisit <no-reply@example.org>`. Goes with SMTP_URL, as REVISIT_PUBLIC_URL does. */
  MAIL_FROM: sender.optional(),
  MAIL_REPLY_TO: sender.optional(),
  /** Whoever knows it may hand over messages that came back (POST /api/mail/returns). Without it none are taken. */
  MAIL_RETURNS_SECRET: z.string().min(32, 'Give at least 32 characters that nobody can guess.').optional(),
  /** Which queues this workers process serves, comma separated; all when empty. */
  REVISIT_QUEUES: z.string().optional(),
  REVISIT_METRICS_PUBLIC: z.stringbool().default(false),
  REVISIT_SAMPLE: z.stringbool().default(false),
  REVISIT_SAMPLE_PASSWORD: z.string().min(8).optional(),
  REVISIT_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** A proxy in front ends TLS: cookies are marked Secure and X-Forwarded-For is believed. */
  REVISIT_BEHIND_PROXY: z.stringbool().default(false),
});

export const configSchema = settings
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'SMTP_URL is given: say who messages are from.',
  })
  .refine(({ SMTP_URL, REVISIT_PUBLIC_URL }) => !SMTP_URL || REVISIT_PUBLIC_URL, {
    path: ['REVISIT_PUBLIC_URL'],
    message: 'SMTP_URL is given: say where the links in messages lead.',
  });

export type Config = z.infer<typeof configSchema>;

/** Throws one readable line for each wrong or missing setting. Values are never printed: they may be secrets. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = configSchema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings are wrong or missing (see docs/operations.md):\n${lines.join('\n')}`);
}
