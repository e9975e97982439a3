/** What the pages use of dmn-js, which has no types of its own. */
declare module 'dmn-js/lib/NavigatedViewer' {

  interface View {
    type: string;
    element: { id: string };
  }

  export default class DmnViewer {
    constructor(options: { container: HTMLElement; [view: string]: unknown });
    importXML(xml: string): Promise<unknown>;
    getViews(): View[];
    open(view: View): Promise<unknown>;
  }
}
