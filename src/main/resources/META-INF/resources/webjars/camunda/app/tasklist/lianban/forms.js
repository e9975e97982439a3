/*
 * form-js 1.8.7, which shows Camunda forms in Tasklist, has its English words in its code and no hook to
 * translate them. So they are replaced where they appear: inside the element of the form, for as long as it is
 * shown. Only texts that match as a whole are touched, never what the designer or the clerk wrote.
 */
const TEXTS = [
  [/^Field is required\.$/, () => '此项必填。'],
  [/^Field must match pattern .*\.$/, () => '格式不符合要求。'],
  [/^Field must have minimum value of (.*)\.$/, least => `不得小于 ${least}。`],
  [/^Field must have maximum value of (.*)\.$/, most => `不得大于 ${most}。`],
  [/^Field must have minimum length of (.*)\.$/, least => `至少 ${least} 个字。`],
  [/^Field must have maximum length of (.*)\.$/, most => `最多 ${most} 个字。`],
  [/^Field must be a valid email\.$/, () => '电子邮箱格式不正确。'],
  [/^Field must be a valid\s+international phone number\./, () => '电话号码格式不正确，应含国际区号，如 +8613800000000。'],
  [/^Value is not a number\.$/, () => '应为数字。'],
  [/^Value is expected to be an integer\.$/, () => '应为整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, digits => `最多 ${digits} 位小数。`],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/,
    (below, above) => `数值无效，最接近的有效值是 ${below} 和 ${above}。`],
  [/^Date and time must both be entered\.$/, () => '日期和时间都要填写。'],
  [/^\s*Add new$/, () => ' 添加一项'],
  [/^Expand all \((\d+)\)$/, count => `全部展开（${count}）`],
  [/^Collapse$/, () => '收起'],
  [/^Remove list item (\d+)$/, row => `移除第 ${row} 项`],
  [/^Remove tag$/, () => '移除'],
  [/^Select$/, () => '请选择'],
  [/^Search$/, () => '查找'],
  [/^No results$/, () => '没有符合的选项'],
  [/^No options$/, () => '没有可选项'],
  [/^All values selected$/, () => '已全部选择'],
  [/^Nothing to show\.$/, () => '没有内容。'],
  [/^No content to show\.$/, () => '没有内容。'],
  [/^This is an image placeholder$/, () => '图片'],
  [/^ of $/, () => ' / '],
  [/^Previous page$/, () => '上一页'],
  [/^Next page$/, () => '下一页'],
  [/^Click to sort by (.*) descending$/, column => `点击按${column}降序排列`],
  [/^Click to sort by (.*) ascending$/, column => `点击按${column}升序排列`],
  [/^Click to remove sorting$/, () => '点击取消排序'],
  [/^Increment$/, () => '增加'],
  [/^Decrement$/, () => '减少']
];
const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

function inChinese(text) {
  for (const [english, chinese] of TEXTS) {
    const found = english.exec(text);
    if (found) {
      return chinese(...found.slice(1));
    }
  }
  return text;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const chinese = inChinese(node.data);
    if (chinese !== node.data) {
      node.data = chinese;
    }
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    ATTRIBUTES.filter(name => node.hasAttribute(name)).forEach(name => {
      const chinese = inChinese(node.getAttribute(name));
      if (chinese !== node.getAttribute(name)) {
        node.setAttribute(name, chinese);
      }
    });
    node.childNodes.forEach(translate);
  }
}

function keepInChinese(form) {
  const observer = new MutationObserver(changes => changes.forEach(change => {
    if (change.type === 'childList') {
      change.addedNodes.forEach(translate);
    } else {
      translate(change.target);
    }
  }));
  observer.observe(form, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES
  });
  return observer;
}

window.angular.module('lianban.forms', ['cam.tasklist.form']).config(['$provide', $provide => {
  $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', directives => {
    const {link} = directives[0];
    directives[0].compile = () => function (scope, element) {
      const observer = keepInChinese(element[0]);
      scope.$on('$destroy', () => observer.disconnect());
      link.apply(this, arguments);
    };
    return directives;
  }]);
}]);
