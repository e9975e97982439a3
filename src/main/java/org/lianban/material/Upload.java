package org.lianban.material;

/**
 * A file as it is handed in.
 *
 * @param code of the material
 * @param fileName as the sender calls it
 */
public record Upload(String code, String fileName, byte[] content) {}
