/** Read as text by the gates, never compiled. */
@Component("register")
class RegisterDelegate implements JavaDelegate {

    static final Variable<String> APPLICANT = Variable.of("applicant", String.class);
    static final Variable<String> NUMBER = Variable.of("number", String.class);

    public void execute(DelegateExecution execution) {
        APPLICANT.require(execution);
        if (refused()) {
            throw new BpmnError("registrar.refused", "理由");
        }
        NUMBER.set(execution, "1");
    }
}
