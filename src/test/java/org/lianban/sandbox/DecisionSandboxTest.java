package org.lianban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.department.CommitmentRequests;
import org.lianban.department.DepartmentTest;
import org.lianban.department.approval.Approval;
import org.lianban.department.approval.DecisionRevocationAnswer;
import org.lianban.department.supervisor.Supervisor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stand-ins for those who decide and for those who supervise afterwards. */
@DepartmentTest
class DecisionSandboxTest {

    private static final String CITY = "gangcheng";

    @Autowired ApprovalSandbox approval;
    @Autowired SupervisorSandbox supervisor;
    @Autowired SandboxSwitches switches;
    @Autowired JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String applicant = "康民大药房" + unique;
    private final String caseNumber = "370117-GZCN-" + unique;

    @AfterEach
    void departmentsBehaveAgain() {
        switches.reset();
    }

    @Test
    @DisplayName("撤销决定：列出同一申请人其余的决定，同一幂等键不再撤销，再来一次不予撤销")
    void aRevocationNamesWhatElseTheApplicantHolds() {
        var number = approval.issueDecision(key("a"), CITY, CommitmentRequests.decision(caseNumber, applicant)).decisionNumber();
        var other = approval.issueDecision(key("b"), CITY, CommitmentRequests.decision(caseNumber + "-2", applicant)).decisionNumber();

        var revoked = revoke("c", number, null);

        assertThat(number).contains("承准字");
        assertThat(revoked.refused()).isFalse();
        assertThat(revoked.revocationNumber()).contains("撤字");
        assertThat(revoked.downstreamLicences()).containsExactly("只经营乙类非处方药的药品零售" + other);
        assertThat(revoke("c", number, null)).isEqualTo(revoked);
        assertThat(revoke("d", number, null).reason()).isEqualTo("该决定已经撤销");
    }

    @Test
    @DisplayName("不知道文号的，凭原案件撤销；让它拒绝就拒绝")
    void aDecisionIsFoundByItsCase() {
        approval.issueDecision(key("a"), CITY, CommitmentRequests.decision(caseNumber, applicant));
        switches.set(Approval.ROLE, SandboxSwitch.of(SandboxMode.REFUSE).because("缺少核查记录").forNextCalls(1));

        assertThat(revoke("b", null, caseNumber).reason()).isEqualTo("缺少核查记录");
        assertThat(revoke("c", null, caseNumber).downstreamLicences()).isEmpty();
        assertThat(jdbc.sql("select count(*) from sandbox_decision where case_number = ? and revocation_number is not null")
                        .param(caseNumber).query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("监管部门给出凭证号，欠一份签收；让它不答复就不欠")
    void theSupervisorOwesAReceipt() {
        supervisor.receiveDecision(key("a"), CITY, CommitmentRequests.supervised(caseNumber));
        supervisor.receiveDecision(key("a"), CITY, CommitmentRequests.supervised(caseNumber));
        assertThat(owed()).isEqualTo(1);
        switches.set(Supervisor.ROLE, SandboxSwitch.of(SandboxMode.NEVER_ANSWER).forNextCalls(1));

        supervisor.receiveDecision(key("b"), CITY, CommitmentRequests.supervised(caseNumber));

        assertThat(owed()).isEqualTo(1);
    }

    private DecisionRevocationAnswer revoke(String key, String decisionNumber, String originalCase) {
        return approval.revokeDecision(
                key(key), CITY, CommitmentRequests.revocation("370117-SHHC-" + unique, decisionNumber, originalCase, applicant));
    }

    private String key(String name) {
        return caseNumber + "/" + name;
    }

    private long owed() {
        return jdbc.sql("select count(*) from sandbox_answer where role = 'supervisor' and case_number = ?").param(caseNumber)
                .query(Long.class).single();
    }
}
