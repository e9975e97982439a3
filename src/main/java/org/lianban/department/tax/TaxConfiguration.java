package org.lianban.department.tax;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class TaxConfiguration {

    @Bean
    Department<Tax> taxDepartment(Departments departments) {
        return departments.reach(Tax.ROLE, "税务机关", Tax.class);
    }
}
