package org.lianban.access;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What the text of an expression reaches for, so that a designer hears of it when the diagram is deployed. What only shows
 * when it runs is left to {@link AllowedMembers}, which refuses it then.
 */
class ExpressionReach {

    private record Use(AstNode base, String member) {}

    private final AllowedBeans beans;

    ExpressionReach(AllowedBeans beans) {
        this.beans = beans;
    }

    /** One sentence per fault; none for text that is no expression or cannot be parsed, which cannot run either. */
    List<String> faults(String text) {
        if (text == null || !text.contains("${") && !text.contains("#{")) {
            return List.of();
        }
        var reading = new Reading();
        try {
            reading.build(text);
        } catch (TreeBuilderException notAnExpression) {
            return List.of();
        }
        var faults = new ArrayList<>(reading.faults);
        reading.read.values().stream().filter(use -> !mayRead(use)).forEach(use -> faults.add("表达式不能访问 " + use.member));
        reading.called.stream().filter(use -> !mayCall(use)).forEach(use -> faults.add("表达式不能调用 " + use.member));
        return faults.stream().distinct().toList();
    }

    private boolean mayRead(Use use) {
        if (use.base instanceof AstIdentifier identifier) {
            var scope = AllowedMembers.ofScope(identifier.getName());
            if (scope != null) {
                return AllowedMembers.getters(use.member).anyMatch(scope::contains);
            }
            return !use.member.equals("class") && !beans.isHidden(identifier.getName());
        }
        return !use.member.equals("class");
    }

    private boolean mayCall(Use use) {
        if (use.base instanceof AstIdentifier identifier) {
            var scope = AllowedMembers.ofScope(identifier.getName());
            if (scope != null) {
                return scope.contains(use.member);
            }
            if (beans.isHidden(identifier.getName())) {
                return false;
            }
        }
        return AllowedMembers.isAnywhere(use.member) || beans.isAsked(use.member);
    }

    /** The parser tells of each node as it is made: a call is a property first. */
    private static class Reading extends Builder {

        private final Map<AstProperty, Use> read = new IdentityHashMap<>();
        private final List<Use> called = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        Reading() {
            super(Feature.METHOD_INVOCATIONS);
        }

        @Override
        protected Parser createParser(String expression) {
            return new Parser(this, expression) {

                @Override
                protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
                    var node = super.createAstDot(base, property, lvalue);
                    read.put(node, new Use(base, property));
                    return node;
                }

                @Override
                protected AstBracket createAstBracket(AstNode base, AstNode property, boolean lvalue, boolean strict) {
                    var node = super.createAstBracket(base, property, lvalue, strict);
                    if (property instanceof AstString) {
                        read.put(node, new Use(base, String.valueOf(property.eval(null, null))));
                    }
                    return node;
                }

                @Override
                protected AstMethod createAstMethod(AstProperty property, AstParameters parameters) {
                    var use = read.remove(property);
                    if (use == null) {
                        faults.add("表达式调用的方法必须直接写出名称");
                    } else {
                        called.add(use);
                    }
                    return super.createAstMethod(property, parameters);
                }

                @Override
                protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
                    if (!GuardedExpressions.FUNCTIONS.contains(name)) {
                        faults.add("表达式没有函数 " + name);
                    }
                    return super.createAstFunction(name, index, parameters);
                }
            };
        }
    }
}
