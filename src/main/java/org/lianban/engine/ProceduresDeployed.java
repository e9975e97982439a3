package org.lianban.engine;

/** The procedure folders have been deployed, or found unchanged; before the first request and the first job. */
public record ProceduresDeployed() {}
