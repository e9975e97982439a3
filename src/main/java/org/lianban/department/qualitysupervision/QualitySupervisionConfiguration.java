package org.lianban.department.qualitysupervision;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class QualitySupervisionConfiguration {

    @Bean
    Department<QualitySupervision> qualitySupervisionDepartment(Departments departments) {
        return departments.reach(QualitySupervision.ROLE, "质量监督机构", QualitySupervision.class);
    }
}
