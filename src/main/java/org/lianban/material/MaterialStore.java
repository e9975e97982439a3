package org.lianban.material;

/** Where encrypted contents are kept: materials, and the packs of archived cases. */
public interface MaterialStore {

    /** As rows name it. */
    String name();

    /** Keeps a content; what was put by a transaction that fails is gone afterwards, at once or by the sweep. */
    void put(String id, byte[] content);

    /** @throws MaterialUnavailable when it cannot be read now */
    byte[] get(String id);

    void delete(String id);
}
