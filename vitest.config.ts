import { defineConfig } from 'vitest/config';

// TypeORM and Nest read decorator metadata at run time, so the transform must emit it as tsc does.
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['{core,api,workers,web,infra}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.data/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
