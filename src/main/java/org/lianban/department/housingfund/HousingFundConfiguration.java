package org.lianban.department.housingfund;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class HousingFundConfiguration {

    @Bean
    Department<HousingFund> housingFundDepartment(Departments departments) {
        return departments.reach(HousingFund.ROLE, "公积金中心", HousingFund.class);
    }
}
