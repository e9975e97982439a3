package org.lianban.material;

import java.util.List;
import java.util.Map;
import org.lianban.engine.Decisions;
import org.springframework.stereotype.Component;

/** Which materials a procedure calls for, as the tables {@code procedureMaterials} and {@code material} say. */
@Component
class MaterialKinds {

    private final Decisions decisions;

    MaterialKinds(Decisions decisions) {
        this.decisions = decisions;
    }

    List<MaterialKind> of(String procedure) {
        return decisions.lookAll("procedureMaterials", Map.of("procedure", procedure)).stream()
                .map(rule -> (String) rule.get("materialCode"))
                .distinct()
                .map(this::kind)
                .toList();
    }

    private MaterialKind kind(String code) {
        var rule = decisions.look("material", Map.of("materialCode", code))
                .orElseThrow(() -> new IllegalStateException("材料表里没有 " + code));
        return new MaterialKind(
                code,
                (String) rule.get("materialName"),
                (Boolean) rule.get("materialRequired"),
                List.of(((String) rule.get("fileTypes")).split(" ")),
                ((Number) rule.get("largestMegabytes")).intValue());
    }
}
