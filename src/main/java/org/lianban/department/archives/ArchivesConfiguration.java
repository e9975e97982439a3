package org.lianban.department.archives;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class ArchivesConfiguration {

    @Bean
    Department<Archives> archivesDepartment(Departments departments) {
        return departments.reach(Archives.ROLE, "城建档案机构", Archives.class);
    }
}
