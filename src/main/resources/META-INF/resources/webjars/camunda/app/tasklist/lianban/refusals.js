/*
 * The server refuses in Chinese, but the engine puts English before it: "Cannot submit task form 4711:
 * 企业名称：此项必填。" Clerks see the Chinese sentences only. A message without Chinese stays as it is.
 */
const englishBeforeChinese = /^(?:[\x20-\x7e]+: )+(?=.*\p{Script=Han})/su;

window.angular.module('lianban.refusals', ['cam.commons']).run(['Notifications', Notifications => {
  const {add} = Notifications;
  Notifications.add = function (notification) {
    if (typeof notification.message === 'string') {
      notification.message = notification.message.replace(englishBeforeChinese, '');
    }
    return add.apply(this, arguments);
  };
}]);
