package org.lianban.department.sealengraver;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class SealEngraverConfiguration {

    @Bean
    Department<SealEngraver> sealEngraverDepartment(Departments departments) {
        return departments.reach(SealEngraver.ROLE, "刻章单位", SealEngraver.class);
    }
}
