package org.lianban.material;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * What a file really is: by its content, and never by what it calls itself. An OFD (GB/T 33190) is a zip archive inside and
 * is not unpacked here.
 */
final class FileTypes {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf", "jpg", "image/jpeg", "png", "image/png", "ofd", "application/ofd");
    private static final Map<String, String> BY_CONTENT = Map.of(
            "application/pdf", "pdf", "image/jpeg", "jpg", "image/png", "png", "application/zip", "ofd");
    private static final Tika TIKA = new Tika();

    private FileTypes() {}

    /** The ending that fits content and name; empty where they contradict each other, or it is none of ours. */
    static Optional<String> of(Upload upload) {
        return Optional.ofNullable(BY_CONTENT.get(TIKA.detect(upload.content()))).filter(type -> type.equals(ending(upload.fileName())));
    }

    static String mediaType(String type) {
        return MEDIA_TYPES.get(type);
    }

    private static String ending(String fileName) {
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ending.equals("jpeg") ? "jpg" : ending;
    }
}
