package org.lianban.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a model lies in the repository, which is also the name under which it is deployed.
 *
 * @param folder the procedure it belongs to, or the shared decision: one folder is deployed as a whole
 * @param name the whole path, for example {@code processes/enterprise-opening/review-application.form}
 */
public record ModelPath(String folder, String name) {

    private static final Pattern MODEL = Pattern.compile(".*?((?:processes|decisions)/([^/.][^/]*)/[^/]+\\.(?:bpmn|form|dmn))");
    private static final Pattern BARE = Pattern.compile("[^/]+\\.(?:bpmn|form|dmn)");

    /** @param location a path or an address that ends in one; empty for what is no model of a folder */
    static Optional<ModelPath> in(String location) {
        var matcher = MODEL.matcher(location);
        return matcher.matches() ? Optional.of(new ModelPath(matcher.group(2), matcher.group(1))) : Optional.empty();
    }

    /** Empty for a name under which no folder is deployed. */
    public static Optional<ModelPath> of(String name) {
        return in(name).filter(path -> path.name().equals(name));
    }

    /** A file of a folder; empty where the two make no path. */
    static Optional<ModelPath> of(String folder, String file) {
        return isBare(file) ? of((file.endsWith(".dmn") ? "decisions/" : "processes/") + folder + "/" + file) : Optional.empty();
    }

    /** Whether it is a model without the folder it lies in, as the Modeler sends it. */
    static boolean isBare(String file) {
        return BARE.matcher(file).matches();
    }
}
