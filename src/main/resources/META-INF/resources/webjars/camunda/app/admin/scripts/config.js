/* Wins over the configuration of the same path in Camunda's webjar. */
export default {
  app: {vendor: '联办', name: '· 管理'},
  // A language other than the fallback is taken from the browser by its first two letters, so zh-CN is never found.
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  disableWelcomeMessage: true,
  customScripts: ['../lianban/sign-in', '../lianban/app-names', '../lianban/dates'],
  // The modules that these scripts define, loaded after Camunda's own.
  requireJsConfig: {ngDeps: ['lianban.signIn', 'lianban.appNames', 'lianban.dates']}
};
