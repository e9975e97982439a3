package org.lianban.department.registrar;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the registrar. */
@Configuration(proxyBeanMethods = false)
class RegistrarConfiguration {

    @Bean
    Department<Registrar> registrarDepartment(Departments departments) {
        return departments.reach(Registrar.ROLE, "登记机关", Registrar.class);
    }
}
