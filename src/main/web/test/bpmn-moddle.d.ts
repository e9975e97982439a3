/** What the tests use of the library that bpmn-js reads diagrams with. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ elementsById: Record<string, object> }>;
  }
}
