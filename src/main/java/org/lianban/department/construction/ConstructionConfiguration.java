package org.lianban.department.construction;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class ConstructionConfiguration {

    @Bean
    Department<Construction> constructionDepartment(Departments departments) {
        return departments.reach(Construction.ROLE, "住房城乡建设部门", Construction.class);
    }
}
