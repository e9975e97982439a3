package org.lianban.department.medicalinsurance;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class MedicalInsuranceConfiguration {

    @Bean
    Department<MedicalInsurance> medicalInsuranceDepartment(Departments departments) {
        return departments.reach(MedicalInsurance.ROLE, "医保局", MedicalInsurance.class);
    }
}
