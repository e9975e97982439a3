package org.lianban.material;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A material of a case with its versions.
 *
 * @param missing whether it is required and nothing was handed in
 * @param versions the latest first
 */
record MaterialView(
        String code, String name, boolean required, boolean missing, List<String> fileTypes, int largestMegabytes, List<Version> versions) {

    /**
     * @param size in bytes
     * @param sha256 of the file as it was handed in, hexadecimal
     * @param uploadedBy an account, or {@code applicant}
     * @param scan {@code clean}, or {@code unscanned}
     */
    record Version(
            String id,
            int version,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            String uploadedBy,
            OffsetDateTime uploadedAt,
            String scan) {

        private static Version of(Material material) {
            return new Version(
                    material.id(),
                    material.version(),
                    material.fileName(),
                    material.mediaType(),
                    material.size(),
                    material.sha256(),
                    material.uploadedBy(),
                    material.uploadedAt(),
                    material.scan());
        }
    }

    /** What the procedure calls for, and what was handed in under a code that it no longer knows. */
    static List<MaterialView> of(List<MaterialKind> kinds, List<Material> materials) {
        var byCode = materials.stream().collect(Collectors.groupingBy(Material::code));
        var known = kinds.stream().collect(Collectors.toMap(MaterialKind::code, Function.identity()));
        return Stream.concat(
                        kinds.stream(),
                        byCode.keySet().stream().filter(code -> !known.containsKey(code)).sorted()
                                .map(code -> new MaterialKind(code, code, false, List.of(), 0)))
                .map(kind -> of(kind, byCode))
                .toList();
    }

    private static MaterialView of(MaterialKind kind, Map<String, List<Material>> byCode) {
        var versions = byCode.getOrDefault(kind.code(), List.of()).stream()
                .sorted((one, other) -> other.version() - one.version())
                .map(Version::of)
                .toList();
        return new MaterialView(
                kind.code(),
                kind.name(),
                kind.required(),
                kind.required() && versions.isEmpty(),
                kind.fileTypes(),
                kind.largestMegabytes(),
                versions);
    }
}
