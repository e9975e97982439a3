package org.lianban.material;

/** A stored file that cannot be opened, or is not what was handed in. */
class MaterialDamaged extends IllegalStateException {

    MaterialDamaged(Material material) {
        super("Material %s of case %s is not what was handed in".formatted(material.id(), material.caseNumber()));
    }
}
