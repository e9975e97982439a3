package org.lianban.deadline;

import org.junit.jupiter.api.DisplayName;

@DisplayName("PostgreSQL：暂停与建任务同时发生")
class PauseRaceOnPostgresTest extends PauseRaceTest implements OnPostgres {}
