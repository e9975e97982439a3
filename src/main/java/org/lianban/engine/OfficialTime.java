package org.lianban.engine;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.springframework.lang.Nullable;

/** The zone in which days of administrative procedure are counted. */
public final class OfficialTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private OfficialTime() {}

    /** The same moment as officials read it; null for none. */
    public static @Nullable OffsetDateTime of(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.atZoneSameInstant(ZONE).toOffsetDateTime();
    }

    /** @see #of(OffsetDateTime) */
    public static @Nullable OffsetDateTime of(@Nullable Date moment) {
        return moment == null ? null : moment.toInstant().atZone(ZONE).toOffsetDateTime();
    }
}
