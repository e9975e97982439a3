package org.lianban.sandbox;

import java.util.Map;
import org.lianban.department.bank.Bank;
import org.lianban.department.housingfund.HousingFund;
import org.lianban.department.medicalinsurance.MedicalInsurance;
import org.lianban.department.publicsecurity.PublicSecurity;
import org.lianban.department.registrar.Registrar;
import org.lianban.department.sealengraver.SealEngraver;
import org.lianban.department.socialinsurance.SocialInsurance;
import org.lianban.department.tax.Tax;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives each stand-in the path that the clients call by default. */
@InSandbox
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration implements WebMvcConfigurer {

    private static final Map<String, Class<?>> CONTRACTS = Map.of(
            Registrar.ROLE, Registrar.class,
            SealEngraver.ROLE, SealEngraver.class,
            PublicSecurity.ROLE, PublicSecurity.class,
            Tax.ROLE, Tax.class,
            SocialInsurance.ROLE, SocialInsurance.class,
            MedicalInsurance.ROLE, MedicalInsurance.class,
            HousingFund.ROLE, HousingFund.class,
            Bank.ROLE, Bank.class);

    private final SandboxAccess access;

    SandboxConfiguration(SandboxAccess access) {
        this.access = access;
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        CONTRACTS.forEach((role, contract) ->
                paths.addPathPrefix("/sandbox/" + role, HandlerTypePredicate.forAssignableType(contract)));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(access).addPathPatterns("/sandbox/**");
    }
}
