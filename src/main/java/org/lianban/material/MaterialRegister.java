package org.lianban.material;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the materials. Changes join the caller's transaction. */
@Component
class MaterialRegister implements StoredContents {

    private static final String COLUMNS = """
            id, case_number, municipality, code, version, file_name, media_type, size_bytes, sha256, uploaded_by, uploaded_at,
            scan, storage, data_key""";

    private final JdbcClient jdbc;

    MaterialRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next version; whoever asks holds the case. */
    int nextVersion(String caseNumber, String code) {
        return jdbc.sql("select coalesce(max(version), 0) + 1 from material where case_number = ? and code = ?")
                .params(caseNumber, code)
                .query(Integer.class)
                .single();
    }

    void add(Material material) {
        jdbc.sql("insert into material (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        material.id(),
                        material.caseNumber(),
                        material.municipality(),
                        material.code(),
                        material.version(),
                        material.fileName(),
                        material.mediaType(),
                        material.size(),
                        material.sha256(),
                        material.uploadedBy(),
                        material.uploadedAt(),
                        material.scan(),
                        material.storage(),
                        material.dataKey())
                .update();
    }

    /** In the order in which they were handed in. */
    List<Material> of(String caseNumber) {
        return jdbc.sql("select " + COLUMNS + " from material where case_number = ? order by uploaded_at, code, version")
                .param(caseNumber)
                .query(MaterialRegister::read)
                .list();
    }

    Optional<Material> find(String caseNumber, String id) {
        return jdbc.sql("select " + COLUMNS + " from material where case_number = ? and id = ?")
                .params(caseNumber, id)
                .query(MaterialRegister::read)
                .optional();
    }

    void forget(String caseNumber) {
        jdbc.sql("delete from material where case_number = ?").param(caseNumber).update();
    }

    @Override
    public Set<String> known(Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : jdbc.sql("select id from material where id in (:ids)").param("ids", ids)
                .query(String.class).list().stream().collect(Collectors.toSet());
    }

    private static Material read(ResultSet row, int number) throws SQLException {
        return new Material(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class),
                row.getString(12),
                row.getString(13),
                row.getString(14));
    }
}
