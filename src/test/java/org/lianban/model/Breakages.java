package org.lianban.model;

import static org.lianban.model.Breakage.of;

import java.util.List;

/** What is done wrong to the sound models, one breakage or more for each thing that a gate looks at. */
final class Breakages {

    private static final String DEMO = "processes/demo/demo.bpmn";
    private static final String PART = "processes/demo/demo-part.bpmn";
    private static final String HANDLE = "processes/demo/handle.form";
    private static final String APPLICATION = "processes/demo/application.form";
    private static final String GRADE = "decisions/demo/demo-grade.dmn";
    private static final String LIMITS = "decisions/time-limit/time-limit.dmn";
    private static final String SUPERVISION = "decisions/overdue-supervision/responsible-department.dmn";
    private static final String DELEGATE = "src/main/java/RegisterDelegate.java";
    private static final String BASIS = "<bpmn:extensionElements><camunda:properties><camunda:property name=\"basis\" value=\"xian-2024/1\" />"
            + "</camunda:properties></bpmn:extensionElements>";

    private Breakages() {}

    /** A property that tells a clock something, put before the basis of the called part. */
    private static Breakage clock(String properties, String problem) {
        return of(DEMO, "calledElement=\"demo-part\" camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements><camunda:properties>",
                "calledElement=\"demo-part\" camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements><camunda:properties>" + properties,
                "callActivity_part", problem);
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"%s\" value=\"%s\" />".formatted(name, value);
    }

    static List<Breakage> ofProcesses() {
        return List.of(
                of(DEMO, "<bpmn:process id=\"demo\"", "<bpmn:process id=\"demonstration\"", "demonstration", "与文件名 demo 不同"),
                of(DEMO, "<bpmn:process id=\"demo\"", "<bpmn:process id=\"demonstration\"", "demonstration", "与所在的文件夹 demo 不合"),
                of(DEMO, "<bpmn:process id=\"demo\"", "<bpmn:process id=\"demo-v2\"", "demo-v2", "不带版本号"),
                of(DEMO, "  </bpmn:process>\n", "  </bpmn:process>\n  <bpmn:process id=\"another\" />\n", "", "只有一个流程"),
                of(DEMO, " isExecutable=\"true\"", "", "demo", "没有设为可执行"),
                of(DEMO, " camunda:historyTimeToLive=\"P1D\"", "", "demo", "历史保存期限"),
                of(DEMO, "<bpmn:documentation>最小的完整流程。</bpmn:documentation>", "", "demo", "流程说明"),
                of(DEMO, "value=\"SL\"", "value=\"sl-1\"", "demo", "大写字母"),
                of(DEMO, " camunda:candidateStarterGroups=\"hall\"", "", "demo", "哪些部门可以发起"),
                of(DEMO, "camunda:candidateStarterGroups=\"hall\"", "camunda:candidateStarterGroups=\"clerks\"", "demo", "没有部门角色 clerks"),
                of(DEMO, " isExecutable=\"true\"", " isExecutable=\"true\" camunda:isStartableInTasklist=\"false\"", "demo", "不能在 Tasklist 发起"),
                of(DEMO, " camunda:formRef=\"demo-application\" camunda:formRefBinding=\"deployment\"", "", "demo", "没有发起表单"),
                of(DEMO, "camunda:formRef=\"demo-application\"", "camunda:formRef=\"demo-other\"", "demo", "不在本事项文件夹"),
                of(PART, "</bpmn:documentation>", "</bpmn:documentation><bpmn:extensionElements><camunda:properties>"
                        + "<camunda:property name=\"procedureCode\" value=\"SL\" /></camunda:properties></bpmn:extensionElements>", "", "procedureCode 与"),
                of(PART, " camunda:isStartableInTasklist=\"false\"", "", "demo-part", "可在 Tasklist 发起"),
                of(DEMO, "calledElement=\"demo-part\"", "calledElement=\"demo-rest\"", "demo-part", "也没有本文件夹的流程调用它"),
                of(DEMO, "value=\"SL\" />", "value=\"SL\" />" + property("startedBy", "sendTimeNotice"), "demo", "处理程序 sendTimeNotice 不发起本流程"),
                of(DEMO, "value=\"SL\" />", "value=\"SL\" />" + property("startedBy", "startDemo"), "demo", "由系统发起的流程，却写了发起部门"),
                of(DEMO, "\"applicant\" value=\"applicant\"", "\"applicant\" value=\"applicantName\"", "demo", "申请人取自 applicantName，发起表单没有"),
                of(DEMO, "\"applicant\" value=\"applicant\"", "\"applicant\" value=\"memberName\"", "demo", "申请人取自 memberName，发起表单没有"),
                of(DEMO, "\"applicant\" value=\"applicant\"", "\"applicantCreditCode\" value=\"creditCode\"", "demo", "信用代码取自 creditCode，没有人设置"),
                of(DEMO, "\"applicant\" value=\"applicant\"", "\"applicantCode\" value=\"applicant\"", "demo", "没有属性 applicantCode"),
                of(DEMO, "<camunda:property name=\"procedureCode\" value=\"SL\" />", "", "demo", "申请人写在案件的主流程上"),
                of(DEMO, " isInterrupting=\"false\"", "", "demo", "时限提醒不是恰好一个"),
                of(DEMO, " triggeredByEvent=\"true\"", "", "demo", "时限提醒不是恰好一个"),
                of(DEMO, "name=\"clock.reached\"", "name=\"demo.reached\"", "demo", "时限提醒不是恰好一个"),
                of(DEMO, "<camunda:property name=\"procedureCode\" value=\"SL\" />", "", "demo", "时限提醒只发给案件的主流程"),
                of(DEMO, "</bpmn:definitions>", "", "", "无法读取"),
                of(GRADE, "</definitions>", "", "", "无法读取"),
                of(HANDLE, "\"components\": [", "\"components\": ", "", "无法读取"));
    }

    static List<Breakage> ofElements() {
        return List.of(
                of(DEMO, "userTask_handle", "Task_0uh9i46", "Task_0uh9i46", "加含义"),
                of(DEMO, "businessRuleTask_decideGrade", "businessRuleTask_grade", "businessRuleTask_grade", "businessRuleTask_decide 加含义"),
                of(DEMO, "flow_online", "Flow_1", "Flow_1", "flow_ 加含义"),
                of(DEMO, "name=\"人工办理\"", "name=\"handle\"", "userTask_handle", "不是中文"),
                of(DEMO, " name=\"人工办理\"", "", "userTask_handle", "没有名称"),
                of(DEMO, "name=\"人工办理\"", "name=\"人工(窗口)办理\"", "userTask_handle", "半角标点"),
                of(DEMO, "name=\"如何办理？\"", "name=\"办理\"", "gateway_route", "问句"),
                of(DEMO, " name=\"网上\"", "", "flow_online", "连线没有名称"),
                of(DEMO, "id=\"gateway_done\"", "id=\"gateway_done\" name=\"汇合\"", "gateway_done", "写了名称"),
                of(DEMO, "<bpmn:outgoing>flow_online", "<bpmn:incoming>flow_handle_done</bpmn:incoming><bpmn:outgoing>flow_online", "gateway_route", "既汇合又分支"),
                of(DEMO, "<bpmn:incoming>flow_handle_done</bpmn:incoming>", "", "gateway_done", "既不分支也不汇合"),
                of(DEMO, "name=\"已办结\"", "name=\"结束\"", "endEvent_closed", "到达的状态"),
                of(PART, "name=\"公告期满\"", "name=\"公告\"", "event_noticeEnded", "到达的状态"),
                of(PART, "name=\"demo.answered\"", "name=\"answered\"", "message_answered", "demo.事实"),
                of(PART, " messageRef=\"message_answered\"", "", "message_answered", "没有用到"),
                of(PART, " messageRef=\"message_answered\"", "", "receiveTask_awaitAnswer", "没有消息"),
                of(DEMO, "errorCode=\"registrar.refused\"", "errorCode=\"someone.refused\"", "error_refused", "部门或流程.事实"),
                of(DEMO, " errorRef=\"error_refused\"", "", "error_refused", "没有用到"),
                of(DEMO, "${decisionResult[0].grade}", "<camunda:script scriptFormat=\"groovy\">1</camunda:script>", "businessRuleTask_decideGrade", "脚本"),
                of(DEMO, "bpmn:serviceTask", "bpmn:scriptTask", "serviceTask_register", "脚本任务"),
                of(DEMO, "bpmn:serviceTask", "bpmn:sendTask", "serviceTask_register", "发送任务"),
                of(DEMO, "camunda:delegateExpression=\"${register}\"", "camunda:class=\"java.lang.Object\"", "serviceTask_register", "Java 类"),
                of(DEMO, "camunda:delegateExpression=\"${register}\"", "camunda:type=\"shell\"", "serviceTask_register", "shell"),
                of(DEMO, "camunda:delegateExpression=\"${register}\"", "camunda:type=\"external\" camunda:topic=\"x\"", "serviceTask_register", "外部任务"),
                of(DEMO, "<camunda:in source=", "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector><camunda:in source=", "callActivity_part", "连接器"),
                of(DEMO, "camunda:formRef=\"demo-handle\" camunda:formRefBinding=\"deployment\"", "camunda:formKey=\"embedded:app:x.html\"", "userTask_handle", "formKey"),
                of(DEMO, "<camunda:in source=", "<camunda:executionListener event=\"start\" expression=\"${x.y()}\" /><camunda:in source=", "callActivity_part", "监听器"),
                of(DEMO, "<camunda:in source=", "<camunda:formData><camunda:formField id=\"a\" type=\"string\"><camunda:validation><camunda:constraint name=\"required\" /></camunda:validation></camunda:formField></camunda:formData><camunda:in source=", "a", "校验"),
                of(DEMO, "xsi:type=\"bpmn:tFormalExpression\">${route == 'online'}", "xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">${route == 'online'}", "flow_online", "脚本语言"),
                of(DEMO, "<bpmn:serviceTask id=", "<bpmn:serviceTask camunda:resource=\"x.js\" id=", "serviceTask_register", "外部资源"),
                of(DEMO, "${register}", "${registr}", "serviceTask_register", "最接近的是 register"),
                of(DEMO, "${register}", "${register.run()}", "serviceTask_register", "没有写由哪个处理程序办理"),
                of(DEMO, "camunda:delegateExpression=\"${register}\"", "camunda:expression=\"${register}\"", "serviceTask_register", "expression"),
                of(DELEGATE, "implements JavaDelegate", "", "serviceTask_register", "没有名为 register"),
                of(DELEGATE, "\"registrar.refused\"", "\"registrar.closed\"", "serviceTask_register", "没有边界事件接住错误 registrar.closed"),
                of(DEMO, " camunda:asyncBefore=\"true\"", "", "serviceTask_register", "没有在自己的事务中开始"),
                of(DEMO, "<bpmn:userTask id=", "<bpmn:userTask camunda:asyncBefore=\"true\" id=", "userTask_handle", "不需要异步"),
                of(DEMO, "<bpmn:businessRuleTask id=", "<bpmn:businessRuleTask camunda:asyncAfter=\"true\" id=", "businessRuleTask_decideGrade", "不需要异步"),
                of(DEMO, "${sendTimeNotice}\"", "${sendTimeNotice}\" camunda:asyncBefore=\"true\"", "serviceTask_sendTimeNotice", "不需要异步"),
                of(DEMO, "id=\"gateway_route\"", "camunda:asyncBefore=\"true\" id=\"gateway_route\"", "gateway_route", "不需要异步"));
    }

    static List<Breakage> ofData() {
        return List.of(
                of(DEMO, "camunda:candidateGroups=\"hall\"", "camunda:candidateGroups=\"hall,tax\"", "userTask_handle", "不是恰好由一个部门办理"),
                of(DEMO, "camunda:candidateGroups=\"hall\"", "camunda:candidateGroups=\"window\"", "userTask_handle", "没有部门角色 window"),
                of(DEMO, "camunda:candidateGroups=\"hall\"", "camunda:candidateGroups=\"hall\" camunda:assignee=\"${starter}\"", "userTask_handle", "指定了人"),
                of(DEMO, "camunda:candidateGroups=\"hall\"", "camunda:candidateGroups=\"${grade}\"", "userTask_handle", "没有部门角色 "),
                of(DEMO, "camunda:candidateGroups=\"hall\"", "camunda:candidateGroups=\"${route}\"", "userTask_handle", "不是本流程的决策给出的"),
                of(DEMO, "camunda:candidateGroups=\"hall\"", "camunda:candidateGroups=\"tax\"", "userTask_handle", "责任部门表却写着“hall”"),
                of(SUPERVISION, "not(\"review\")", "not(\"handle\")", "userTask_handle", "责任部门表却写着“”"),
                of(SUPERVISION, "\"responsibleDepartment\" name=\"判", "\"responsible\" name=\"判", "", "没有责任部门表"),
                of(DEMO, "value=\"startEvent_submitted\"", "value=\"startEvent_clockReached\"", "userTask_handle", "startEvent_clockReached 不是本流程的用户任务"),
                of(DEMO, "value=\"startEvent_submitted\"", "value=\"startEvent_submitted,\"", "userTask_handle", "环节  不是本流程的用户任务"),
                of(DEMO, "value=\"startEvent_submitted\"", "value=\"userTask_handle\"", "userTask_handle", "与自己不同"),
                of(DEMO, "separation.otherThan", "separation.otherthan", "userTask_handle", "没有属性 separation.otherthan"),
                clock(property("separation.otherThan", "userTask_handle"), "只有用户任务"),
                of(DEMO, " camunda:formRef=\"demo-handle\"", "", "userTask_handle", "没有表单"),
                of(DEMO, "camunda:formRef=\"demo-handle\" camunda:formRefBinding=\"deployment\"", "camunda:formRef=\"demo-handle\" camunda:formRefBinding=\"latest\"", "userTask_handle", "deployment"),
                of(HANDLE, "\"demo-handle\"", "\"demo-other\"", "userTask_handle", "没有表单 demo-handle"),
                of(DEMO, " camunda:dueDate=\"${deadline.stepDueAt(execution, &#39;handle&#39;)}\"", " camunda:dueDate=\"P3D\"", "userTask_handle", "没有按时限表写到期时间"),
                of(LIMITS, "\"handle\"", "\"handling\"", "userTask_handle", "流程 demo 的环节 handle 没有时限"),
                of(LIMITS, "\"handle\"", "\"handling\"", "rule_1", "流程 demo 没有环节 handling"),
                of(LIMITS, "\"demo-part\"", "\"demo-rest\"", "rule_2", "没有流程 demo-rest"),
                of(LIMITS, "\"notice\"", "\"noticed\"", "timer_noticeEnded", "流程 demo-part 的环节 notice 没有时限"),
                of(LIMITS, "in_1_2\"><text></text>", "in_1_2\"><text>\"xian\"</text>", "userTask_handle", "或者有的地区没有"),
                of(LIMITS, "<text>10</text>", "<text>21</text>", "rule_1", "超过法定时限 20"),
                of(LIMITS, "<text>10</text>", "<text>0</text>", "rule_1", "时限不是正整数"),
                of(LIMITS, "out_1_3\"><text>\"workday\"", "out_1_3\"><text>\"hour\"", "rule_1", "起算即更长"),
                of(LIMITS, "out_1_1\"><text>\"workday\"", "out_1_1\"><text>\"workdays\"", "rule_1", "没有时限单位 workdays，最接近的是 workday"),
                of(LIMITS, "out_1_1\"><text>\"workday\"", "out_1_1\"><text>", "rule_1", "没有写时限单位"),
                of(DEMO, "<bpmn:sequenceFlow id=\"flow_part_closed\"", "<bpmn:sequenceFlow id=\"flow_closed\"", "endEvent_closed", "连着一条图里没有的连线 flow_part_closed"),
                of(DEMO, "<bpmn:outgoing>flow_refused_handle</bpmn:outgoing>", "", "event_refused", "走到这里就断了"),
                of(DEMO, "<bpmn:outgoing>flow_done_part</bpmn:outgoing>", "", "callActivity_part", "从开始事件走不到这里"),
                of(GRADE, "<inputValues><text>\"a\", \"b\"", "<inputValues><text>\"a\", \"b\", \"c\"", "demoGrade", "没有规则管到：matter为 \"c\""),
                of(GRADE, "in_2_0\"><text>\"b\"", "in_2_0\"><text>\"a\", \"b\"", "demoGrade", "第 1、2 条规则同时命中：matter为 \"a\""),
                of(GRADE, "in_2_0\"><text>\"b\"", "in_2_0\"><text>lower case(?) = \"b\"", "rule_2", "看不懂"),
                of(LIMITS, "<text>5</text>", "<text>11</text>", "rule_1", "可延长 11 超过法定可延长 10"),
                of(LIMITS, "<text>5</text>", "<text>0</text>", "rule_1", "可延长的数额不是正整数"),
                of(LIMITS, "out_1_6\"><text>\"行政许可法/42\"", "out_1_6\"><text>null", "rule_1", "依据一列却没有目录中的条款"),
                of(LIMITS, "out_1_6\"><text>\"行政许可法/42\"", "out_1_6\"><text>\"行政许可法/420\"", "rule_1", "依据一列却没有目录中的条款"),
                of(LIMITS, "out_2_5\"><text>null", "out_2_5\"><text>10", "rule_2", "却写了法定单位或法定可延长"),
                of(DEMO, "userTask_handle", "userTask_treat", "callActivity_part", "时限 handle 还在计时"),
                clock(property("clock.pauses", "handle"), "没有时限属性 clock.pauses"),
                clock(property("clock.basis", "行政许可法/45"), "clock.basis 只用于暂停计时"),
                clock(property("clock.start", "review"), "流程 demo 的环节 review 没有时限"),
                clock(property("clock.startAfter", "case; review"), "流程 demo 的环节 review 没有时限"),
                clock(property("clock.stop", "review"), "没有哪个环节用到时限 review"),
                clock(property("clock.pause", "handle"), "暂停的依据不在条款目录里"),
                clock(property("clock.pause", "review") + property("clock.basis", "行政许可法/45"), "没有哪个环节用到时限 review"),
                clock(property("clock.pause", "handle") + property("clock.basis", "行政许可法/450"), "暂停的依据不在条款目录里"),
                of(PART, "name=\"等待答复\" messageRef=\"message_answered\"><bpmn:extensionElements><camunda:properties>", "name=\"等待答复\" messageRef=\"message_answered\"><bpmn:extensionElements><camunda:properties>"
                        + property("clock.extend", "notice"), "receiveTask_awaitAnswer", "时限表不允许延长 notice"),
                of(LIMITS, "out_1_3\"><text>\"workday\"", "out_1_3\"><text>null", "rule_1", "只填了一个"),
                of(LIMITS, "\"timeLimit\"", "\"timeLimits\"", "", "没有时限表"),
                of(DEMO, "camunda:decisionRef=\"demoGrade\"", "camunda:decisionRef=\"grade\"", "businessRuleTask_decideGrade", "没有决策 grade"),
                of(DEMO, "camunda:decisionRefBinding=\"deployment\"", "camunda:decisionRefBinding=\"latest\"", "businessRuleTask_decideGrade", "deployment"),
                of(DEMO, "camunda:mapDecisionResult=\"singleResult\"", "camunda:mapDecisionResult=\"resultList\"", "businessRuleTask_decideGrade", "singleEntry 或 singleResult"),
                of(DEMO, "camunda:mapDecisionResult=\"singleResult\"", "camunda:mapDecisionResult=\"singleEntry\"", "businessRuleTask_decideGrade", "没有写明结果存到哪个变量"),
                of(DEMO, "camunda:mapDecisionResult=\"singleResult\"", "camunda:mapDecisionResult=\"singleResult\" camunda:resultVariable=\"x\"", "businessRuleTask_decideGrade", "不写结果变量"),
                of(DEMO, "${decisionResult[0].grade}", "${decisionResult[0].level}", "businessRuleTask_decideGrade", "应写 ${decisionResult[0].grade}"),
                of(GRADE, "name=\"grade\"", "name=\"level\"", "businessRuleTask_decideGrade", "没有输出 grade"),
                of(DEMO, "calledElement=\"demo-part\"", "calledElement=\"demo-rest\"", "callActivity_part", "没有流程 demo-rest"),
                of(DEMO, "camunda:calledElementBinding=\"deployment\"", "camunda:calledElementBinding=\"latest\"", "callActivity_part", "deployment"),
                of(DEMO, "<camunda:in source=\"applicant\" target=\"applicant\" />", "<camunda:in variables=\"all\" />", "callActivity_part", "全部变量"),
                of(DEMO, "${route == 'online'}", "${rout == 'online'}", "flow_online", "条件里的 rout 没有人设置，最接近的是 route"),
                of(DEMO, "source=\"applicant\"", "source=\"applicants\"", "callActivity_part", "applicants 没有人设置"),
                of(DEMO, "<camunda:out source=\"answered\"", "<camunda:out source=\"answer\"", "callActivity_part", "answer 没有人设置"),
                of(DELEGATE, "\"applicant\"", "\"applicantName\"", "serviceTask_register", "applicantName 没有人设置"),
                of(GRADE, "<text>matter</text>", "<text>matters</text>", "businessRuleTask_decideGrade", "matters 没有人设置"),
                of(HANDLE, "{{applicant}}", "{{aplicant}}", "userTask_handle", "aplicant 没有人设置"),
                of(PART, "${deadline.stepDueAt(execution, 'notice')}", "${noticeEnds}", "timer_noticeEnded", "noticeEnds 没有人设置"),
                of(DEMO, "${route == 'online'}", "${route == 'onlin'}", "flow_online", "不会是“onlin”"),
                of(DEMO, "${route == 'online'}", "${route == 'onlin'}", "gateway_route", "route=online 时没有出口"),
                of(APPLICATION, "\"value\": \"window\" }", "\"value\": \"window\" }, { \"label\": \"邮寄\", \"value\": \"post\" }", "gateway_route", "route=post 时没有出口"),
                of(DEMO, "${route == 'window'}", "${route != 'nothing'}", "gateway_route", "有几个出口"),
                of(DEMO, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${route == 'window'}</bpmn:conditionExpression>", "", "flow_window", "没有条件"),
                of(DEMO, "${route == 'online'}", "${applicant == 'online'}", "gateway_route", "可能是任何值"),
                of(DEMO, "id=\"gateway_route\"", "default=\"flow_window\" id=\"gateway_route\"", "flow_window", "缺省分支写了条件"),
                of(DEMO, "name=\"如何办理？\">" + BASIS, "name=\"如何办理？\">", "gateway_route", "缺少依据"),
                of(DEMO, "name=\"已办结\">" + BASIS, "name=\"已办结\">", "endEvent_closed", "缺少依据"),
                of(DEMO, "xian-2024/1; 行政许可法/38", "xian-2024/1; 行政许可法/380", "userTask_handle", "条款目录没有 行政许可法/380"),
                of(DEMO, "xian-2024/1; 行政许可法/38", "xian-2024/1、行政许可法第38条", "userTask_handle", "请写成 文件/条"),
                of(GRADE, "文件未规定（待确认）", "文件未规定", "rule_2", "待确认"),
                of(GRADE, "xian-2024/1 甲", "xian-2024/99 甲", "rule_1", "条款目录没有 xian-2024/99"),
                of(HANDLE, "\"key\": \"note\"", "\"key\": \"applicant\"", "applicant", "只能只读显示"),
                of(HANDLE, "\"label\": \"办理说明\"", "\"label\": \"申请人\"", "note", "不得再问"),
                of(DEMO, "output.note", "output.grades", "note", "填了没有人用"),
                of(HANDLE, "\"key\": \"memberName\"", "\"key\": \"name\"", "members[].memberName", "填了没有人用"),
                of(APPLICATION, "demoItem", "demoItems", "matter", "本事项没有决策 demoItems"),
                of(HANDLE, "\"label\": \"办理说明\"", "\"label\": \"办理说明\", \"properties\": { \"keptForTheRecord\": \"存档\" }", "note", "其实有人用"),
                of(APPLICATION, "\"甲事项\"", "\"甲\"", "matter", "在决策 demoItem 里是“甲事项”"),
                of(APPLICATION, ", { \"label\": \"乙事项\", \"value\": \"b\" }", "", "matter", "不在选项中"));
    }

    static List<Breakage> ofDrawing() {
        return List.of(
                of(DEMO, "bpmnElement=\"userTask_handle\"", "bpmnElement=\"demo\"", "userTask_handle", "没有画出"),
                of(DEMO, "bpmnElement=\"flow_part_closed\"", "bpmnElement=\"demo\"", "flow_part_closed", "没有画出"),
                of(DEMO, "<dc:Bounds x=\"162\" y=\"132\"", "<dc:Bounds x=\"100\" y=\"132\"", "startEvent_submitted", "x ≥ 150"),
                of(DEMO, "<dc:Bounds x=\"950\" y=\"132\"", "<dc:Bounds x=\"880\" y=\"132\"", "callActivity_part", "与 endEvent_closed 重叠"),
                of(PART, "<dc:Bounds x=\"532\" y=\"142\"", "<dc:Bounds x=\"632\" y=\"142\"", "endEvent_received", "超出子流程"),
                of(PART, "<dc:Bounds x=\"534\" y=\"185\"", "<dc:Bounds x=\"634\" y=\"185\"", "endEvent_received", "文字与 subProcess_answer 重叠"),
                of(DEMO, "<dc:Bounds x=\"570\" y=\"172\"", "<dc:Bounds x=\"620\" y=\"220\"", "event_refused", "没有画在所属环节上"),
                of(DEMO, "<di:waypoint x=\"600\" y=\"290\" /><di:waypoint x=\"725\" y=\"290\" />", "<di:waypoint x=\"600\" y=\"290\" /><di:waypoint x=\"640\" y=\"290\" /><di:waypoint x=\"640\" y=\"100\" /><di:waypoint x=\"725\" y=\"100\" />", "flow_register_done", "与连线 flow_handle_done 交叉"),
                of(DEMO, "<di:waypoint x=\"425\" y=\"290\" /><di:waypoint x=\"500\" y=\"290\" />", "<di:waypoint x=\"425\" y=\"400\" /><di:waypoint x=\"660\" y=\"400\" /><di:waypoint x=\"660\" y=\"290\" /><di:waypoint x=\"600\" y=\"290\" />", "flow_window", "与连线 flow_handle_done 交叉"),
                of(DEMO, "<di:waypoint x=\"425\" y=\"290\" />", "<di:waypoint x=\"425\" y=\"150\" /><di:waypoint x=\"550\" y=\"150\" />", "flow_window", "穿过 serviceTask_register"),
                of(DEMO, "<dc:Bounds x=\"615\" y=\"205\"", "<dc:Bounds x=\"570\" y=\"180\"", "event_refused", "文字与 serviceTask_register 重叠"),
                of(DEMO, "<dc:Bounds x=\"397\" y=\"104\"", "<dc:Bounds x=\"397\" y=\"150\"", "gateway_route", "文字与 gateway_route 重叠"),
                of(DEMO, "<dc:Bounds x=\"464\" y=\"132\"", "<dc:Bounds x=\"464\" y=\"145\"", "flow_online", "文字压在连线 flow_online 上"),
                of(DEMO, "<dc:Bounds x=\"464\" y=\"132\"", "<dc:Bounds x=\"440\" y=\"104\"", "gateway_route", "文字与 flow_online 的文字重叠"));
    }
}
