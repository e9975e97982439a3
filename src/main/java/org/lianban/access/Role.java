package org.lianban.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every role of the installation; its id is the group that plays it. The one list from which groups, grants, demo
 * accounts and the start page follow.
 */
public enum Role {
    HALL("hall", "综合窗口", Kind.CLERK),
    REGISTRAR("registrar", "登记机关", Kind.CLERK),
    PUBLIC_SECURITY("public-security", "公安", Kind.CLERK),
    SEAL_ENGRAVER("seal-engraver", "公章刻制单位", Kind.CLERK),
    TAX("tax", "税务", Kind.CLERK),
    SOCIAL_INSURANCE("social-insurance", "社会保险", Kind.CLERK),
    MEDICAL_INSURANCE("medical-insurance", "医疗保险", Kind.CLERK),
    HOUSING_FUND("housing-fund", "住房公积金", Kind.CLERK),
    BANK("bank", "银行", Kind.CLERK),
    CONSTRUCTION("construction", "住房城乡建设", Kind.CLERK),
    PLANNING("planning", "自然资源和规划", Kind.CLERK),
    CIVIL_DEFENCE("civil-defence", "人民防空", Kind.CLERK),
    ARCHIVES("archives", "城建档案", Kind.CLERK),
    QUALITY_SUPERVISION("quality-supervision", "质量监督", Kind.CLERK),
    URBAN_MANAGEMENT("urban-management", "城市管理", Kind.CLERK),
    APPROVAL("approval", "行政审批", Kind.CLERK),
    SUPERVISOR("supervisor", "行业监管", Kind.CLERK),
    OVERSIGHT("oversight", "效能督办", Kind.CLERK),
    LEADER("leader", "负责人", Kind.CLERK),
    LEAD("lead", "科室负责人", Kind.LEAD),
    AUDITOR("auditor", "审计", Kind.AUDITOR),
    DESIGNER("designer", "流程设计", Kind.DESIGNER),
    OPERATOR("operator", "运行维护", Kind.OPERATOR),
    ADMINISTRATOR("camunda-admin", "系统管理", Kind.ADMINISTRATOR);

    /** What a role is for; the grants hang on this. */
    enum Kind {
        CLERK,
        /** Beside a department: shares out its tasks. */
        LEAD,
        AUDITOR,
        DESIGNER,
        OPERATOR,
        ADMINISTRATOR
    }

    private final String id;
    private final String title;
    private final Kind kind;

    Role(String id, String title, Kind kind) {
        this.id = id;
        this.title = title;
        this.kind = kind;
    }

    /** The ids of those that a task may be given to. */
    public static Set<String> departments() {
        return Arrays.stream(values()).filter(role -> role.kind == Kind.CLERK).map(role -> role.id).collect(Collectors.toSet());
    }

    static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** The group id. */
    String id() {
        return id;
    }

    /** The name to show. */
    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }
}
