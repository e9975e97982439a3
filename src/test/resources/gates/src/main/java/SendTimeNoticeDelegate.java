package org.lianban.deadline;

@Component("sendTimeNotice")
class SendTimeNoticeDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        journal.record(CaseNumber.of(execution), "notice.sent", Map.of());
    }
}
