package org.lianban.material;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The default: in the database, in the transaction of the upload. */
@Component
@ConditionalOnProperty(name = "lianban.materials.store", havingValue = "database", matchIfMissing = true)
class DatabaseMaterials implements MaterialStore {

    /** H2 and PostgreSQL both take a value of this size without trouble. */
    private static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;

    DatabaseMaterials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void put(String id, byte[] content) {
        for (var start = 0; start < content.length; start += PIECE) {
            jdbc.sql("insert into material_piece (material_id, position, bytes) values (?, ?, ?)")
                    .params(id, start / PIECE, Arrays.copyOfRange(content, start, Math.min(start + PIECE, content.length)))
                    .update();
        }
    }

    @Override
    public byte[] get(String id) {
        var content = new ByteArrayOutputStream();
        jdbc.sql("select bytes from material_piece where material_id = ? order by position")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(content::writeBytes);
        return content.toByteArray();
    }

    @Override
    public void delete(String id) {
        jdbc.sql("delete from material_piece where material_id = ?").param(id).update();
    }
}
