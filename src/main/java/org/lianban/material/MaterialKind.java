package org.lianban.material;

import java.util.List;

/**
 * A material that a procedure calls for.
 *
 * @param code names the file's part in a multipart application
 * @param required whether the application is incomplete without it
 * @param fileTypes endings that are taken, for example {@code pdf}
 * @param largestMegabytes size of one file
 */
record MaterialKind(String code, String name, boolean required, List<String> fileTypes, int largestMegabytes) {}
