import {ask, day, say} from './page.js';

const form = document.getElementById('ask');

form.addEventListener('submit', async event => {
  event.preventDefault();
  const number = encodeURIComponent(form.number.value.trim());
  const code = encodeURIComponent(form.code.value.trim());
  try {
    const found = await ask(`../api/progress/notice-verification?number=${number}&code=${code}`);
    say(found.genuine
      ? `是本系统发出的《${found.title}》，${day(found.issuedAt)}，SHA-256 ${found.sha256}。`
      : '不是本系统发出的文书，或者编号、验证码有误。', !found.genuine);
  } catch (problem) {
    say(problem.message, true);
  }
});
