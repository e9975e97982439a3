package org.lianban.access;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** The beans that a diagram may name: steps and listeners, to be run by the engine, and the few that it may ask. */
@Component
class AllowedBeans extends ELResolver {

    /** Bean name and the methods that an expression may call. */
    private static final Map<String, Set<String>> ASKED = Map.of("deadline", Set.of("stepDueAt"));

    private final BeanFactory beans;

    AllowedBeans(BeanFactory beans) {
        this.beans = beans;
    }

    /** A step or listener that {@code delegateExpression} may name. */
    boolean isDelegate(String name) {
        if (!beans.containsBean(name)) {
            return false;
        }
        var type = beans.getType(name);
        return type != null
                && (JavaDelegate.class.isAssignableFrom(type)
                        || ExecutionListener.class.isAssignableFrom(type)
                        || TaskListener.class.isAssignableFrom(type));
    }

    /** Something of the server that has a name and nothing to say to a diagram. */
    boolean isHidden(String name) {
        return beans.containsBean(name) && !ASKED.containsKey(name);
    }

    boolean isAsked(String method) {
        return ASKED.values().stream().anyMatch(methods -> methods.contains(method));
    }

    boolean answers(Object bean, String method) {
        return ASKED.entrySet().stream()
                .anyMatch(asked -> asked.getValue().contains(method)
                        && beans.containsBean(asked.getKey())
                        && beans.getBean(asked.getKey()) == bean);
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null && property instanceof String name && beans.containsBean(name) && (ASKED.containsKey(name) || isDelegate(name))) {
            context.setPropertyResolved(true);
            return beans.getBean(name);
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // left unresolved: a bean is never replaced
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
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
