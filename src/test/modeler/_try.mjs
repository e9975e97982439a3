import { chromium } from 'playwright-core';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync','--lang=zh-CN']});
const ctx = await b.newContext({locale:'zh-CN',viewport:{width:1500,height:1000}});
const p = await ctx.newPage();
const logs=[]; p.on('console',m=>{if(m.type()==='error')logs.push(m.text())}); p.on('pageerror',e=>logs.push('ERR '+e.message+e.stack.slice(0,300))); p.on('response',r=>{if(r.status()>=400)logs.push(r.status()+' '+r.url())});
const base='http://localhost:18080';
await p.goto(base+'/'); await p.screenshot({path:'/tmp/shots/login.png'});
await p.fill('input[name=username]',process.argv[2]??'tianshui.hall'); await p.fill('input[name=password]','lianban-demo'); await p.click('button[type=submit]');
await p.waitForLoadState('networkidle'); await p.screenshot({path:'/tmp/shots/home.png'});
await p.goto(base+'/camunda/app/tasklist/default/'); await p.waitForTimeout(9000); await p.screenshot({path:'/tmp/shots/tasklist.png'});

await p.click('text=本部门待办'); await p.waitForTimeout(2500);
await p.click('.tasks-list li.task >> nth=0'); await p.waitForTimeout(3500); await p.screenshot({path:'/tmp/shots/task.png'});
const claim = await p.$('.claim, [ng-click="claim()"]'); if(claim){await claim.click(); await p.waitForTimeout(2500);} await p.screenshot({path:'/tmp/shots/claimed.png'});
await p.click('text=发起流程'); await p.waitForTimeout(2500); await p.screenshot({path:'/tmp/shots/start-list.png'});
await p.click('text=企业开办一件事'); await p.waitForTimeout(3500); await p.screenshot({path:'/tmp/shots/start-form.png'});
console.log(logs.slice(0,20).join('\n'));
await b.close();
