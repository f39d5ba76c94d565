import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A text that is missing is a fault: only `--update` writes one.
    update: 'none',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/long/**', 'test/browser/**', 'test/linking/**', 'test/spark/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // The same specs as in the first project, on the PostgreSQL that CANBAO_TEST_DATABASE_URL names.
      {
        test: {
          name: 'postgres',
          include: ['test/registry/**/*.test.ts', 'test/api/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Needs the built program and a Chromium: `npm run test:browser`.
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      // Public sets that are fetched once: `npm run test:linking`.
      { test: { name: 'linking', include: ['test/linking/**/*.test.ts'], testTimeout: 600_000 } },
      // Needs a Spark cluster: `npm run test:spark` starts one.
      {
        test: {
          name: 'spark',
          include: ['test/spark/**/*.test.ts'],
          testTimeout: 7_200_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      { test: { name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 1_800_000 } },
    ],
  },
})
