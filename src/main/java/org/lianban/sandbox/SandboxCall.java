package org.lianban.sandbox;

/**
 * A call as a stand-in receives it.
 *
 * @param operation the contract's method
 */
record SandboxCall(
        String role, String operation, String idempotencyKey, String municipality, String caseNumber, Object request) {}
