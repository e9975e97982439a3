package org.lianban.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.lianban.engine.ModelPath;

/** The files of a working folder that would be deployed from it. */
public final class ModelFolder {

    private ModelFolder() {}

    /** Contents by path within the folder, in the order of the paths. */
    public static Map<String, byte[]> files(Path root) {
        var files = new TreeMap<String, byte[]>();
        for (var kind : new String[] {"processes", "decisions"}) {
            if (Files.isDirectory(root.resolve(kind))) {
                read(root, root.resolve(kind), files);
            }
        }
        return files;
    }

    private static void read(Path root, Path folder, Map<String, byte[]> files) {
        try (var paths = Files.walk(folder, 2)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = root.relativize(path).toString().replace('\\', '/');
                if (ModelPath.of(name).isPresent()) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
