package org.lianban.department;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.lianban.engine.Variable;

/** What several departments read of a construction project, and what each of its inspections leaves behind. */
public final class ProjectVariables {

    public static final Variable<String> PROJECT_CODE = Variable.of("projectCode", String.class);
    public static final Variable<String> PROJECT_NAME = Variable.of("projectName", String.class);
    public static final Variable<String> PROJECT_ADDRESS = Variable.of("projectAddress", String.class);
    public static final Variable<String> PART_NAME = Variable.of("partName", String.class);
    public static final Variable<String> BUILDER_NAME = Variable.of("builderName", String.class);
    public static final Variable<String> BUILDER_CREDIT_CODE = Variable.of("builderCreditCode", String.class);
    public static final Variable<String> CONSTRUCTION_PERMIT_NUMBER = Variable.of("constructionPermitNumber", String.class);
    public static final Variable<String> BUILDING_USE = Variable.of("buildingUse", String.class);
    public static final Variable<BigDecimal> FLOOR_AREA_SQM = Variable.of("floorAreaSqm", BigDecimal.class);
    public static final Variable<LocalDate> COMPLETED_ON = Variable.of("completedOn", LocalDate.class);
    public static final Variable<LocalDate> JOINT_VISIT_ON = Variable.of("jointVisitOn", LocalDate.class);
    public static final Variable<String> INSPECTORS = Variable.of("inspectors", String.class);
    public static final Variable<String> CERTIFICATE_NUMBER = Variable.of("certificateNumber", String.class);
    public static final Variable<String> OPINION_NUMBER = Variable.of("opinionNumber", String.class);
    public static final Variable<LocalDate> ARCHIVES_DEFERRED_UNTIL = Variable.of("archivesDeferredUntil", LocalDate.class);

    private ProjectVariables() {}
}
