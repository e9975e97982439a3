package org.lianban.department.urbanmanagement;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class UrbanManagementConfiguration {

    @Bean
    Department<UrbanManagement> urbanManagementDepartment(Departments departments) {
        return departments.reach(UrbanManagement.ROLE, "城市管理部门", UrbanManagement.class);
    }
}
