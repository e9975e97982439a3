package org.lianban.department.supervisor;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class SupervisorConfiguration {

    @Bean
    Department<Supervisor> supervisorDepartment(Departments departments) {
        return departments.reach(Supervisor.ROLE, "行业主管部门", Supervisor.class);
    }
}
