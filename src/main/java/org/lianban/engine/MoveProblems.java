package org.lianban.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the engine says against moving a case, in the words of those who decide on it. */
final class MoveProblems {

    /** Of an element that both versions have. */
    static final String CANNOT_BE_ENTERED = "目标版本的同一环节类型不同，或者不再在此等待，不能中途接上，请指定接到哪一环节，或者等案件离开它";

    private static final String UNMAPPED = "There is no migration instruction for this instance's activity";

    private static final Map<Pattern, String> SENTENCES = new LinkedHashMap<>();

    static {
        say(UNMAPPED, "目标版本没有与它对应的环节，请指定接到哪一环节，或者等案件离开它");
        say("Source activity '(.*)' does not exist", "原版本没有 $1");
        say("Target activity '(.*)' does not exist", "目标版本没有 $1");
        say("Activities have incompatible types .*", "两个环节不是同一类型，不能互相接续");
        say("Events are not of the same type .*", "两个事件不是同一类型，不能互相接续");
        say("There are multiple mappings for source activity id '(.*)'.*", "$1 指定了不止一个去处");
        say("The closest mapped ancestor '(.*)' is mapped to scope '(.*)' which is not an ancestor of target scope '(.*)'",
                "它所在的 $1 接到 $2，而 $3 不在其中");
        say("The source activity's event scope \\((.*)\\) must be mapped.*", "它所附的 $1 须同时接续");
        say("Target activity '(.*)' is a descendant of multi-instance body '(.*)'.*", "目标环节在多实例 $2 之内，而原环节不在");
        say("Must map the inner activity of a multi-instance body.*", "多实例须连同其中的环节一起接续");
        say("Cannot remove the inner activity of a multi-instance body.*", "目标版本不再是多实例，不能接续");
        say("The target gateway must have at least the same number of incoming sequence flows.*", "目标网关的汇入分支比原来少，已到的分支无处安放");
        say("The gateway's flow scope '(.*)' must be mapped", "网关所在的 $1 须同时接续");
        say("Only one gateway can be mapped to gateway '(.*)'", "只能有一个网关接到 $1");
        say("The type of the source activity is not supported for activity instance migration", "这类环节不能在办理中途迁移，请等案件离开它");
        say("Target activity is not async(Before|After)", "有作业正等待执行，而目标环节不是异步执行，请等作业执行完");
        say("Transition instance is assigned to .*", "有作业正等待执行，而目标环节的后续连线对不上，请等作业执行完");
        say("A transition instance that instantiates the process .*", "案件正在启动，目标环节须在流程的最外层");
        say("Cannot migrate subscription for compensation handler '(.*)'\\..*", "已完成的 $1 还可能补偿，而目标版本没有它的补偿");
        say("The variable '(.*)' exists in both.*", "变量 $1 在两处都有，迁移会丢失其中一个");
        say("Process instance contains not migrated jobs.*", "有待执行的作业或者定时没有着落，请等它执行完");
        say("Process instance contains not migrated .*", "案件中有目标版本接不上的内容");
        say("Cannot update event trigger .*", "目标事件没有可以更新的触发条件");
        say("Conditional event has to migrate with update event trigger\\.", "条件事件须按目标版本的条件重新触发");
    }

    private MoveProblems() {}

    private static void say(String english, String chinese) {
        SENTENCES.put(Pattern.compile(english), chinese);
    }

    static boolean isUnmapped(String failure) {
        return failure.strip().equals(UNMAPPED);
    }

    /** What is not known stays as the engine says it: a reason nobody can read is better than none. */
    static String inChinese(String failure) {
        for (var sentence : SENTENCES.entrySet()) {
            var matcher = sentence.getKey().matcher(failure.strip());
            if (matcher.matches()) {
                return matcher.replaceFirst(sentence.getValue());
            }
        }
        return "引擎不允许：" + failure;
    }
}
