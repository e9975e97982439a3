package org.lianban.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Violation;
import org.springframework.stereotype.Component;

/** Judges files before anything is stored, and says everything that is wrong with them at once. */
@Component
class UploadCheck {

    private static final long MEGABYTE = 1024L * 1024;
    private static final int LONGEST_NAME = 200;
    private static final Pattern PLAIN_NAME = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|]+");

    private final MaterialKinds kinds;
    private final VirusScan scan;

    UploadCheck(MaterialKinds kinds, VirusScan scan) {
        this.kinds = kinds;
        this.scan = scan;
    }

    /**
     * A file that may be stored.
     *
     * @param mediaType what it is by its content
     */
    record Accepted(Upload upload, String mediaType, String scan) {}

    /** @throws InvalidInputException naming each file by the code of its material */
    List<Accepted> accept(String procedure, List<Upload> uploads) {
        var known = kinds.of(procedure).stream().collect(Collectors.toMap(MaterialKind::code, Function.identity()));
        var violations = new ArrayList<Violation>();
        for (var upload : uploads) {
            problem(known, upload).ifPresent(problem -> violations.add(new Violation(
                    upload.code(),
                    Optional.ofNullable(known.get(upload.code())).map(MaterialKind::name).orElse(upload.code()),
                    problem)));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return uploads.stream()
                .map(upload -> new Accepted(upload, FileTypes.mediaType(FileTypes.of(upload).orElseThrow()), scan.verdict()))
                .toList();
    }

    private Optional<String> problem(Map<String, MaterialKind> known, Upload upload) {
        var kind = known.get(upload.code());
        if (kind == null) {
            return Optional.of("本事项没有这种材料，可用：" + known.values().stream().map(MaterialKind::code).sorted().collect(Collectors.joining("、")));
        }
        if (upload.fileName().length() > LONGEST_NAME || !PLAIN_NAME.matcher(upload.fileName()).matches()) {
            return Optional.of("文件名最多 %d 个字，不含 / \\ : * ? \" < > |".formatted(LONGEST_NAME));
        }
        if (upload.content().length == 0) {
            return Optional.of("文件是空的");
        }
        if (upload.content().length > kind.largestMegabytes() * MEGABYTE) {
            return Optional.of("文件超过 %d MB".formatted(kind.largestMegabytes()));
        }
        if (FileTypes.of(upload).filter(kind.fileTypes()::contains).isEmpty()) {
            return Optional.of("只收 %s 文件，内容须与文件名的后缀一致".formatted(String.join("、", kind.fileTypes())));
        }
        return scan.findIn(upload.content()).map("发现病毒 %s，文件没有保存"::formatted);
    }
}
