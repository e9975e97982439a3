import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const PAGE = pathToFileURL(fileURLToPath(new URL('../page/workbench.html', import.meta.url))).href;

const FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // A form may name a picture on another machine: nothing here may leave this one.
  '--host-resolver-rules=MAP * ~NOTFOUND'
];

/**
 * One Chromium page with the Modeler's libraries, shared by all gates and started when first needed.
 * Calls are queued: the page has one stage.
 */
export class Workbench {
  #starting;
  #queue = Promise.resolve();

  /** Calls a function of page/workbench.js. */
  call(name, argument) {
    return this.#next(page => page.evaluate(([called, given]) => window.workbench[called](given), [name, argument]));
  }

  /** Calls a function that shows something and returns where, and photographs that place. */
  photograph(name, argument, file) {
    return this.#next(async page => {
      const clip = await page.evaluate(([called, given]) => window.workbench[called](given), [name, argument]);
      await page.screenshot({ path: file, clip, fullPage: true });
    });
  }

  async close() {
    if (this.#starting) {
      await (await this.#starting).context().browser().close();
    }
  }

  #next(work) {
    const result = this.#queue.then(() => this.#page()).then(work);
    this.#queue = result.catch(() => {});
    return result;
  }

  #page() {
    return this.#starting ??= start();
  }
}

async function start() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: false,
    args: FLAGS
  });
  const page = await browser.newPage({ offline: true, viewport: { width: 1600, height: 1000 } });
  await page.goto(PAGE);
  return page;
}
