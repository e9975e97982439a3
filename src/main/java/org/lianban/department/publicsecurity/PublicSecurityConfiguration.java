package org.lianban.department.publicsecurity;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class PublicSecurityConfiguration {

    @Bean
    Department<PublicSecurity> publicSecurityDepartment(Departments departments) {
        return departments.reach(PublicSecurity.ROLE, "公安机关", PublicSecurity.class);
    }
}
