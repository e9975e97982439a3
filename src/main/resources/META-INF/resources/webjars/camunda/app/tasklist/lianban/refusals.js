/*
 * The server refuses in Chinese, but the engine puts English before it, and a listener's refusal in quotes:
 * "Cannot submit task form 4711: … Message: 'FormFieldValidationException: 企业名称：此项必填。'" Clerks see the
 * Chinese sentences only. A message without Chinese stays as it is.
 */
const englishBeforeChinese = /^(?:[\x20-\x7e]+: )+(?=.*\p{Script=Han})/su;

function chineseOnly(message) {
  const chinese = message.replace(englishBeforeChinese, '');
  return chinese === message ? message : chinese.replace(/'$/, '');
}

window.angular.module('lianban.refusals', ['cam.commons']).run(['Notifications', Notifications => {
  const {add} = Notifications;
  Notifications.add = function (notification) {
    if (typeof notification.message === 'string') {
      notification.message = chineseOnly(notification.message);
    }
    return add.apply(this, arguments);
  };
}]);
