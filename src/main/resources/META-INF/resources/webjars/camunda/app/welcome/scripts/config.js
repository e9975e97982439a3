/* Wins over the configuration of the same path in Camunda's webjar. */
export default {
  app: {vendor: '联办', name: '· 首页'},
  // The browser's language counts up to its hyphen, so zh-CN is only ever found as the fallback.
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  disableWelcomeMessage: true,
  customScripts: ['../lianban/sign-in', '../lianban/words'],
  // The modules that these scripts define, loaded after Camunda's own.
  requireJsConfig: {ngDeps: ['lianban.signIn', 'lianban.words']}
};
