package org.lianban.department.planning;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class PlanningConfiguration {

    @Bean
    Department<Planning> planningDepartment(Departments departments) {
        return departments.reach(Planning.ROLE, "自然资源和规划部门", Planning.class);
    }
}
