package org.lianban.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import org.lianban.department.supervisor.DecisionReceived;
import org.lianban.department.supervisor.SupervisedDecision;
import org.lianban.department.supervisor.SupervisionAnswer;
import org.lianban.department.supervisor.Supervisor;
import org.springframework.web.bind.annotation.RestController;

/** The department that supervises a trade. It cannot refuse to supervise; its receipt may come late or never. */
@InSandbox
@RestController
class SupervisorSandbox implements Supervisor {

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final OwedAnswers answers;
    private final Clock clock;

    SupervisorSandbox(SandboxDesk desk, SandboxNumbers numbers, OwedAnswers answers, Clock clock) {
        this.desk = desk;
        this.numbers = numbers;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public SupervisionAnswer receiveDecision(String idempotencyKey, String municipality, SupervisedDecision request) {
        var call = new SandboxCall(ROLE, "receiveDecision", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, SupervisionAnswer.class, setting -> {
            var ticket = "JG" + numbers.regional(municipality, "supervision", 8);
            var receipt = new DecisionReceived(
                    request.caseNumber(), ticket, "QS-" + ticket, numbers.document(municipality, "监收"), LocalDate.now(clock));
            answers.owe(ROLE, municipality, receipt, setting);
            return new SupervisionAnswer(ticket);
        });
    }
}
