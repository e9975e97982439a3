/* Wins over the configuration of the same path in Camunda's webjar. */
export default {
  app: {vendor: '联办', name: '· 待办'},
  // The browser's language counts up to its hyphen, so zh-CN is only ever found as the fallback.
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  disableWelcomeMessage: true,
  customScripts: ['../lianban/sign-in', '../lianban/words', '../lianban/app-names', '../lianban/dates', 'lianban/forms', 'lianban/refusals',
    'lianban/lists', 'lianban/opinions', 'lianban/heading', 'lianban/keyboard', 'lianban/desk'],
  // The modules that these scripts define, loaded after Camunda's own.
  requireJsConfig: {ngDeps: ['lianban.signIn', 'lianban.words', 'lianban.appNames', 'lianban.dates', 'lianban.forms', 'lianban.refusals',
    'lianban.lists', 'lianban.opinions', 'lianban.heading', 'lianban.keyboard']},

  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到第一个待办分类'},
    focusList: {key: 'ctrl+alt+l', description: '转到列表中的第一个任务'},
    focusForm: {key: 'ctrl+alt+f', description: '转到表单的第一个输入框'},
    startProcess: {key: 'ctrl+alt+p', description: '发起流程'}
  }
};
