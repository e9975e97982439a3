/** Read as text by the gates, never compiled. */
@Component
class AnsweredChannel {

    Map<String, Object> variables() {
        return Variables.createVariables().putValue("answered", true);
    }
}
