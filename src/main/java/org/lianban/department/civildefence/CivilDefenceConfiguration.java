package org.lianban.department.civildefence;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class CivilDefenceConfiguration {

    @Bean
    Department<CivilDefence> civilDefenceDepartment(Departments departments) {
        return departments.reach(CivilDefence.ROLE, "人民防空部门", CivilDefence.class);
    }
}
