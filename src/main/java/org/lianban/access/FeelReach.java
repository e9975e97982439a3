package org.lianban.access;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/**
 * What a FEEL expression would have the server do. FEEL has no time limit, so what would not end, or fill the memory, is
 * refused by what the engine's own parser makes of it: no comment, space or other spelling hides it.
 */
final class FeelReach {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private static final String NO_FUNCTIONS = "FEEL 中不能定义函数";
    private static final int LONGEST = 2_000;

    /** Of all ranges of an expression, one within the other. */
    private static final BigDecimal MOST_ROUNDS = BigDecimal.valueOf(10_000);

    private static final Set<String> BY_PATTERN = Set.of("matches", "replace", "split", "extract");

    private final List<String> faults = new ArrayList<>();
    private BigDecimal rounds = BigDecimal.ONE;

    private FeelReach() {}

    static List<String> faultsOfTests(String text) {
        return text.length() > LONGEST ? tooLong() : faults(text, true);
    }

    static List<String> faults(String text) {
        return text.length() > LONGEST ? tooLong() : faults(text, false);
    }

    private static List<String> tooLong() {
        return List.of("表达式超过 %d 字".formatted(LONGEST));
    }

    private static List<String> faults(String text, boolean tests) {
        ParseResult parsed;
        try {
            parsed = tests ? ENGINE.parseUnaryTests(text) : ENGINE.parseExpression(text);
        } catch (StackOverflowError nestedTooDeeply) {
            return List.of("表达式嵌套过深");
        }
        if (!parsed.isSuccess()) {
            // the parser is told apart from the validation behind it by its words only
            return List.of(parsed.failure().message().contains("External functions") ? NO_FUNCTIONS : "不是有效的 FEEL 表达式");
        }
        var reach = new FeelReach();
        reach.visit(parsed.parsedExpression().expression(), Set.of());
        if (reach.rounds.compareTo(MOST_ROUNDS) > 0) {
            reach.faults.add("循环超过 %s 次".formatted(MOST_ROUNDS));
        }
        return reach.faults.stream().distinct().toList();
    }

    private void visit(Object node, Set<String> siblings) {
        if (node instanceof FunctionDefinition || node instanceof JavaFunctionInvocation) {
            faults.add(NO_FUNCTIONS);
        } else if (node instanceof IterationContext range) {
            count(range);
        } else if (node instanceof FunctionInvocation call && BY_PATTERN.contains(call.function())) {
            inspectPattern(call);
        } else if (node instanceof Ref reference) {
            inspect(reference.names().head(), siblings);
        }
        var known = siblings;
        if (node instanceof ConstContext context) {
            known = new HashSet<>(siblings);
            for (Iterator<?> entries = context.entries().iterator(); entries.hasNext();) {
                known.add(String.valueOf(((Product) entries.next()).productElement(0)));
            }
        }
        // a Scala list is a product of its head and the rest: it would be walked by recursion
        if (node instanceof Iterable<?> several) {
            visitAll(several.iterator(), known);
        } else if (node instanceof Product product) {
            visitAll(product.productIterator(), known);
        }
    }

    private void visitAll(Iterator<?> nodes, Set<String> siblings) {
        while (nodes.hasNext()) {
            visit(nodes.next(), siblings);
        }
    }

    /** Twice the entry before, twice that …: thirty short entries fill any memory. */
    private void inspect(String name, Set<String> siblings) {
        if (name.equals("partial")) {
            faults.add("FEEL 的循环中不能使用 partial");
        } else if (siblings.contains(name)) {
            faults.add("FEEL 上下文中的 %s 不能由同一上下文的其他项引用".formatted(name));
        }
    }

    private void count(IterationContext range) {
        if (number(range.start()) == null || number(range.end()) == null) {
            faults.add("循环的起止只能是写明的数字");
        } else {
            rounds = rounds.multiply(number(range.end()).subtract(number(range.start())).abs().add(BigDecimal.ONE));
        }
    }

    private static BigDecimal number(Object node) {
        return node instanceof ConstNumber constant ? constant.value().bigDecimal() : null;
    }

    private void inspectPattern(FunctionInvocation call) {
        Object pattern = null;
        if (call.params() instanceof PositionalFunctionParameters given && given.params().length() > 1) {
            pattern = given.params().apply(1);
        } else if (call.params() instanceof NamedFunctionParameters given) {
            var name = call.function().equals("split") ? "delimiter" : "pattern";
            pattern = given.params().contains(name) ? given.params().apply(name) : null;
        }
        if (!(pattern instanceof ConstString constant)) {
            faults.add("%s 的匹配模式只能是写明的文字".formatted(call.function()));
        } else if (EndlessPattern.isIn(constant.value())) {
            faults.add("%s 的匹配模式不能在重复的括号中再重复或选择".formatted(call.function()));
        }
    }
}
