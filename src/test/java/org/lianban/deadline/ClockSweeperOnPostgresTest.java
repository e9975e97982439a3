package org.lianban.deadline;

import org.junit.jupiter.api.DisplayName;

@DisplayName("PostgreSQL：巡查到期")
class ClockSweeperOnPostgresTest extends ClockSweeperTest implements OnPostgres {}
