package org.lianban.department;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Settings of the departments, and the schedule on which early answers are tried again. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DepartmentSettings.class)
@EnableScheduling
class DepartmentConfiguration {}
