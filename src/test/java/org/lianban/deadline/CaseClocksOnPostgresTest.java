package org.lianban.deadline;

import org.junit.jupiter.api.DisplayName;

@DisplayName("PostgreSQL：案件里的时钟")
class CaseClocksOnPostgresTest extends CaseClocksTest implements OnPostgres {}
