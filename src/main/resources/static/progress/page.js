/* What the pages of this folder share: elements without markup in strings, and answers of the API in words. */
export function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

export function day(text) {
  return text ? new Intl.DateTimeFormat('zh-CN', {dateStyle: 'long', timeZone: 'Asia/Shanghai'}).format(new Date(text)) : '';
}

export function say(text, isError) {
  const message = document.getElementById('message');
  message.textContent = text;
  message.classList.toggle('error', Boolean(isError));
  message.hidden = !text;
}

/** The answer as JSON; throws what the server says, in Chinese. */
export async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error('网络不通，请稍后再试。');
  }
  if (answer.status === 404) {
    throw new Error('没有找到。请核对编号和查询码（查询码里没有 0、1、I、L、O）。');
  }
  const text = await answer.text();
  const body = text ? JSON.parse(text) : null;
  if (!answer.ok) {
    const violations = (body && body.violations || []).map(one => `${one.label}：${one.message}`);
    throw new Error(violations.length ? violations.join('；') : body && body.detail || '暂时不能办理，请稍后再试。');
  }
  return body;
}
