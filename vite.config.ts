import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console: pages for officials, served by `canbao serve`. */
export default defineConfig({
  root: 'web/console',
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    // Offices have Chromium-type browsers of some years back.
    target: 'chrome100',
    assetsInlineLimit: 0,
    // The library of charts; pages that have none do not load it.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|wouter|@tanstack)\// },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
