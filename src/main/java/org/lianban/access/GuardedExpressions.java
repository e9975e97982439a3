package org.lianban.access;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.test.mock.MockElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * Expressions that can reach what a diagram needs and nothing else.
 *
 * <p>The engine evaluates whatever expression a task query or a stored filter brings (CVE-2026-109432), and its
 * expressions reach every Spring bean and, through reflection, the whole machine. So queries may use four functions
 * only, and there is no general access to objects: what {@link AllowedMembers} does not name does not exist.
 */
class GuardedExpressions extends JuelExpressionManager {

    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    private static final String SHIFT = "\\.(?:plus|minus)(?:Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,4}\\)";
    private static final Pattern IN_QUERIES = Pattern.compile(
            "\\s*[$#]\\{\\s*(?:currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|dateTime\\(\\)(?:" + SHIFT + "){0,3})\\s*}\\s*");

    private final AllowedBeans beans;

    GuardedExpressions(AllowedBeans beans) {
        this.beans = beans;
    }

    /** The engine's plug-ins bring more, which read XML and JSON wherever it comes from. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    public Expression createExpression(String expression) {
        return new Guarded(createValueExpression(expression), this, expression);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new MockElResolver());
        resolver.add(beans);
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new AllowedMembers(beans));
        return resolver;
    }

    private static class Guarded extends JuelExpression {

        Guarded(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        /** Only queries and filters come without a scope. REST answers this exception with 400, the engine's with 500. */
        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            if (scope == null && !isLiteralText() && !IN_QUERIES.matcher(getExpressionText()).matches()) {
                throw new InvalidRequestException(
                        Response.Status.BAD_REQUEST,
                        "查询条件中只能使用 currentUser()、currentUserGroups()、now()、dateTime()，不接受其他表达式");
            }
            return super.getValue(scope, execution);
        }
    }
}
