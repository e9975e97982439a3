package org.lianban.audit.finding;

import java.util.Arrays;
import java.util.Optional;

/** What an auditor looks for: what it is called, what it means, what it rests on, and what it cannot see. */
public enum FindingKind {
    uncheckedDecision(
            "未经核查即决定",
            "流程图上通往决定的每一条路都要经过的环节（核查、审查、判定），在作出决定时没有完成。",
            "行政许可法/34; xian-2024/10",
            "按案件作出决定时所在的那一版流程图判断；在图外走的过场、环节完成得认真与否，看不出。"),
    overdue(
            "超过期限",
            "计时到期仍未办结；写明哪一环节、中途暂停多久、当时在谁手上。",
            "行政许可法/42; xian-2024/3",
            "只看系统计时的期限；期限本身定得对不对、暂停的理由是否成立，须看记录。"),
    orderViolated(
            "次序不符",
            "环节不是沿流程图的线到达的：有人移动了流程位置，或者跳过、重走了环节。",
            "行政许可法/34; 行政许可法/38",
            "依靠逐条记下的走线；记录以前的案件走线是推断的，不作判断。多实例环节和事件网关之后的环节不作判断。"),
    samePerson(
            "一人兼两岗",
            "流程图要求由不同的人办理的两个环节，由同一个账号办理。",
            "行政许可法/34; xian-2024/10",
            "按账号判断；一人借用他人账号，或者持有两个账号，看不出。"),
    beforeAcceptance(
            "受理前办理（隐性审批）",
            "受理以前就调用部门、生成后续任务，或者受理以后登记的查验日期早于受理日。",
            "xian-2024/39; 行政许可法/32",
            "看得出系统里的先后和登记的日期；完全在系统外进行、日期又填在受理之后的预审，看不出。没有受理环节的流程不作判断。"),
    offCatalogue(
            "目录外事项",
            "申请的事项不在本地目录（清单）内；写明是否仍然作出了决定。",
            "xianyang-2022/1; xian-2024/10",
            "以当时的决策表为目录；用目录内的名义办目录外的事，看不出。"),
    manualOverride(
            "人工干预",
            "有人在流程图之外改动案件：设置变量、移动流程位置、重试作业、迁移版本、挂起或删除；写明有没有附说明。",
            "xian-2024/39; xianyang-2022/35",
            "看得出经引擎接口和运维界面的操作；没有登录身份的程序所做的，只会显为次序不符；直接改数据库的，由核验和封印识别。操作之后补写的说明记在系统自己的记录里，这里仍算没有。"),
    repeatedSupplement(
            "同一缺项两次补正",
            "要求补正的内容里，有此前已经要求过的。应当一次告知。",
            "行政许可法/32",
            "逐项比较文字；换一种说法写的同一缺项，看不出。"),
    differentOutcome(
            "同等情形不同结果",
            "同一项判定，输入的事实相同而结果不同；或者收件时判定所依据的事实都相同，办理结果不同。写明是规则版本不同、地区不同，还是版本和地区都相同。每一种不同的结果只列最先出现的案件。",
            "xian-2024/39",
            "只比较决策表用到的事实（不计地区）和规则写明的结果，由其他数据算出的结果不比较；表外的情节看不出，输入里有日期的很少相同。办理结果不同不等于不当，须看记录。");

    private final String title;
    private final String description;
    private final String basis;
    private final String limits;

    FindingKind(String title, String description, String basis, String limits) {
        this.title = title;
        this.description = description;
        this.basis = basis;
        this.limits = limits;
    }

    public static Optional<FindingKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(id)).findFirst();
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Clauses, as the diagrams cite them. */
    public String basis() {
        return basis;
    }

    /** What it sees and what it does not. */
    public String limits() {
        return limits;
    }
}
