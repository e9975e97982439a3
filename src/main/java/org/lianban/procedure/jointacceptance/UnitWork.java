package org.lianban.procedure.jointacceptance;

/**
 * A unit of a project that can be used by itself (单位工程).
 *
 * @param code what the project calls it, for example {@code 2#}
 */
record UnitWork(String code, String name) {}
