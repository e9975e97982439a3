package org.lianban.access;

import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.joda.time.DateTime;
import org.springframework.util.StringUtils;

/** The properties and methods that an expression may use, by the type of what it holds. All others are refused. */
class AllowedMembers extends ELResolver {

    private static final Map<Class<?>, Set<String>> BY_TYPE = Map.of(
            DelegateExecution.class,
            Set.of("getId", "getProcessInstanceId", "getProcessBusinessKey", "getBusinessKey", "getTenantId",
                    "getCurrentActivityId", "getCurrentActivityName", "hasVariable", "getVariable", "getVariableLocal"),
            DelegateTask.class,
            Set.of("getId", "getName", "getAssignee", "getDueDate", "getTaskDefinitionKey", "getTenantId", "hasVariable",
                    "getVariable", "getVariableLocal"),
            Collection.class, Set.of("size", "isEmpty", "contains"),
            Map.class, Set.of("size", "isEmpty", "containsKey", "get"),
            CharSequence.class, Set.of("length", "isEmpty", "contains", "startsWith", "endsWith", "equals"),
            DateTime.class,
            Set.of("plusMinutes", "plusHours", "plusDays", "plusWeeks", "plusMonths", "plusYears", "minusMinutes", "minusHours",
                    "minusDays", "minusWeeks", "minusMonths", "minusYears", "toDate"));

    private final BeanELResolver reflection = new BeanELResolver(true);
    private final AllowedBeans beans;

    /** What {@code execution} and {@code task} have for an expression; null for any other name. */
    static Set<String> ofScope(String identifier) {
        return switch (identifier) {
            case "execution" -> BY_TYPE.get(DelegateExecution.class);
            case "task" -> BY_TYPE.get(DelegateTask.class);
            default -> null;
        };
    }

    /** Whether any type at all has the method for an expression. */
    static boolean isAnywhere(String method) {
        return BY_TYPE.values().stream().anyMatch(members -> members.contains(method));
    }

    static Stream<String> getters(String property) {
        var name = StringUtils.capitalize(property);
        return Stream.of("get" + name, "is" + name);
    }

    AllowedMembers(AllowedBeans beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) {
            return null;
        }
        var name = String.valueOf(property);
        if (getters(name).noneMatch(getter -> allows(base, getter))) {
            throw new ELException("表达式不能访问 " + name);
        }
        return reflection.getValue(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base == null) {
            return null;
        }
        if (!allows(base, String.valueOf(method))) {
            throw new MethodNotFoundException("表达式不能调用 " + method);
        }
        return reflection.invoke(context, base, method, types, arguments);
    }

    private boolean allows(Object base, String member) {
        return BY_TYPE.entrySet().stream().anyMatch(type -> type.getKey().isInstance(base) && type.getValue().contains(member))
                || beans.answers(base, member);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base != null) {
            throw new ELException("表达式不能修改 " + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return base == null ? null : Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }
}
