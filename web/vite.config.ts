import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': process.env.GONGJIAN_SERVER ?? 'http://127.0.0.1:8720' } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1500 },
});
