package org.lianban.engine;

/**
 * A city or district that runs procedures, one tenant of the engine.
 *
 * @param id tenant id
 * @param name name to show
 * @param regionCode six digits of GB/T 2260, the first part of each case number
 */
public record Municipality(String id, String name, String regionCode) {}
