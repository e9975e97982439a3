import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: {
    outDir: '../../../target/classes/static/audit',
    emptyOutDir: true,
    // the auditor's pages, the designer's and the policy map share what they are made of
    rollupOptions: { input: ['index.html', 'designer.html', 'policy.html'] },
    // the content policy allows no font or script from a data address
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // bpmn-js and dmn-js are large in themselves; dmn-js and form-js are fetched only when they are needed
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/login', '/logout'].map(path => [path, 'http://localhost:8080'])),
  },
});
