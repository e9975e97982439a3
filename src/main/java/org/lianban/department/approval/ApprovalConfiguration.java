package org.lianban.department.approval;

import org.lianban.department.Department;
import org.lianban.department.Departments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the department. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

    @Bean
    Department<Approval> approvalDepartment(Departments departments) {
        return departments.reach(Approval.ROLE, "行政审批部门", Approval.class);
    }
}
