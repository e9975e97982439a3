package org.lianban.procedure.servicerating;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The register of ratings. Changes join the engine's transaction. 天水 2023 第20条 (好差评). */
@Component
class Ratings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ratings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param ratingCase the case of the rating itself */
    record Rating(
            String ratedCase, String municipality, String procedure, String grade, boolean bad, String ratingCase) {}

    /** How often a grade was given. */
    record Count(String procedure, String grade, boolean bad, long ratings) {}

    boolean isRated(String caseNumber) {
        return jdbc.sql("select count(*) from service_rating where rated_case = ?").param(caseNumber).query(Long.class).single() > 0;
    }

    /** @throws AlreadyRated also for the later of two at the same time */
    void record(Rating rating) {
        try {
            jdbc.sql("""
                    insert into service_rating
                        (rated_case, municipality, procedure_key, grade, bad, rated_at, rating_case, counted)
                    values (?, ?, ?, ?, ?, ?, ?, true)""")
                    .params(
                            rating.ratedCase(),
                            rating.municipality(),
                            rating.procedure(),
                            rating.grade(),
                            rating.bad(),
                            OffsetDateTime.now(clock),
                            rating.ratingCase())
                    .update();
        } catch (DuplicateKeyException rated) {
            throw new AlreadyRated(rating.ratedCase());
        }
    }

    /** The rating stays on record, but no longer in the figures. */
    void discount(String ratedCase) {
        jdbc.sql("update service_rating set counted = false where rated_case = ?").param(ratedCase).update();
    }

    /** @param procedure null for all of them */
    List<Count> counts(String municipality, @Nullable String procedure) {
        return jdbc.sql("""
                select procedure_key as procedure, grade, bad, count(*) as ratings from service_rating
                where municipality = :municipality and counted
                    and (cast(:procedure as varchar(100)) is null or procedure_key = :procedure)
                group by procedure_key, grade, bad order by procedure_key, grade""")
                .param("municipality", municipality)
                .param("procedure", procedure)
                .query(Count.class)
                .list();
    }
}
