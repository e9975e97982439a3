package org.lianban.engine;

/**
 * A part of a deployed model that states what it rests on.
 *
 * @param element id of the element or decision rule within its model
 * @param name what the diagram calls it; a rule's annotation
 * @param kind BPMN type such as {@code userTask}, or {@code rule}
 * @param basis the {@code basis} property, or the rule's annotation
 */
public record PolicyElement(String element, String name, String kind, String basis) {}
