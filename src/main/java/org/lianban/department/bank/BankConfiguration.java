package org.lianban.department.bank;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

    @Bean
    Department<Bank> bankDepartment(Departments departments) {
        return departments.reach(Bank.ROLE, "银行", Bank.class);
    }
}
