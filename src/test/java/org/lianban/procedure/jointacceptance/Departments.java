package org.lianban.procedure.jointacceptance;

import static java.util.Map.entry;
import static org.lianban.procedure.Department.asking;

import java.util.Map;
import java.util.stream.Stream;
import org.lianban.procedure.Department;

/** The departments of one story, each under the name by which the diagrams call it. All accept until told otherwise. */
final class Departments {

    private static final String[] PROJECT = {
        "municipality", "projectName", "projectCode", "projectAddress", "builderName", "builderCreditCode",
        "constructionPermitNumber"
    };

    private final Map<String, Department> byStep = Map.ofEntries(
            entry("drawFireFiling", project("partName", "buildingUse", "floorAreaSqm")
                    .answering("fireFilingNumber", "XFBA-1", "fireDrawn", false)),
            entry("certifyPlanning",
                    project("planningPermitNumber", "surveyedAreaSqm", "setbackDeviationM", "inspectors", "inspectedOn")
                            .answering("certificateNumber", "GHHS-1")),
            entry("issueFireOpinion",
                    onSite("buildingUse", "floorAreaSqm", "buildingHeightM", "fireFacilitiesTested", "testedPointCount")
                            .answering("certificateNumber", "XFYS-1")),
            entry("recordFireCheck", onSite("fireFilingNumber", "fireItemsChecked").answering("certificateNumber", "XFCC-1")),
            entry("fileCivilDefence", onSite("civilDefenceAreaSqm", "surveyedShelterAreaSqm", "protectiveDoorsClose")
                    .answering("certificateNumber", "RFBA-1")),
            entry("acceptArchives", onSite("requiredVolumeCount", "archivedVolumeCount")
                    .answering("certificateNumber", "DAYS-1")),
            entry("confirmUtilities", onSite("utilitiesChecked", "surveyedGreenAreaSqm")
                    .answering("certificateNumber", "SZYS-1")),
            entry("reportSupervision", onSite("completedOn", "supervisedItems").answering("certificateNumber", "ZLJD-1")),
            entry("fileCompletion", project("partName", "completedOn").answering("completionFilingNumber", "JGBA-1")),
            entry("issueAcceptanceOpinion", project("partName", "acceptanceOutcome", "leadDepartment", "remedies")
                    .answering("opinionNumber", "LHYS-1")),
            entry("announceRegistration", project("partName", "opinionNumber")
                    .answering("registrationAcceptanceNumber", "BDC-1")),
            entry("transferArchives", project("partName", "opinionNumber").answering("archivesReceiptNumber", "DAYJ-1")));

    Department by(String step) {
        return byStep.get(step);
    }

    private static Department project(String... besides) {
        return asking(Stream.of(PROJECT, besides).flatMap(Stream::of).toArray(String[]::new));
    }

    private static Department onSite(String... besides) {
        return project(Stream.concat(Stream.of("jointVisitOn", "inspectors"), Stream.of(besides)).toArray(String[]::new));
    }
}
