package org.lianban.designer;

import java.util.Map;

/**
 * Something in a model that has an id of its own: an element of a diagram, a rule or column of a table, a field of a form.
 *
 * @param name what officials call it; the id where it has none
 * @param type what it is, in Chinese
 * @param facts what the model says of it, by what the Modeler calls it
 */
record Part(String id, String name, String type, Map<String, String> facts) {}
