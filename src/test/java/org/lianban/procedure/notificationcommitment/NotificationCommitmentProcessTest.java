package org.lianban.procedure.notificationcommitment;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lianban.procedure.ProcedureCoverage;

/** All stories of the procedure. They belong to one class because only together do they have to reach every element. */
@DisplayName("告知承诺")
class NotificationCommitmentProcessTest {

    @RegisterExtension
    static final ProcedureCoverage EVERY_ELEMENT = new ProcedureCoverage(CommitmentEngine.ENGINE);

    @Nested
    @DisplayName("承诺")
    class Promise extends PromiseStories {}

    @Nested
    @DisplayName("一般程序")
    class Normal extends NormalStories {}
}
