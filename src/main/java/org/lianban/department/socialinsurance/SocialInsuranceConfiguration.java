package org.lianban.department.socialinsurance;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class SocialInsuranceConfiguration {

    @Bean
    Department<SocialInsurance> socialInsuranceDepartment(Departments departments) {
        return departments.reach(SocialInsurance.ROLE, "社保经办机构", SocialInsurance.class);
    }
}
