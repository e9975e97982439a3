package org.lianban.engine;

import java.time.ZoneId;

/** The zone in which days of administrative procedure are counted. */
public final class OfficialTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private OfficialTime() {}
}
