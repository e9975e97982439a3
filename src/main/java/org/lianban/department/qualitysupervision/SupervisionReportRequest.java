package org.lianban.department.qualitysupervision;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.ConstructionProject;

/**
 * A completion acceptance that was supervised; a report, not a licence (建设工程质量管理条例 49).
 *
 * @param supervisedItems what of the acceptance was supervised
 */
public record SupervisionReportRequest(
        @NotBlank String caseNumber,
        @NotNull @Valid ConstructionProject project,
        @NotNull LocalDate completedOn,
        @NotEmpty List<String> supervisedItems,
        @NotBlank String inspectors,
        @NotNull LocalDate inspectedOn) {}
