package org.lianban.sandbox;

import java.util.Map;
import org.lianban.department.approval.Approval;
import org.lianban.department.archives.Archives;
import org.lianban.department.bank.Bank;
import org.lianban.department.civildefence.CivilDefence;
import org.lianban.department.construction.Construction;
import org.lianban.department.housingfund.HousingFund;
import org.lianban.department.medicalinsurance.MedicalInsurance;
import org.lianban.department.planning.Planning;
import org.lianban.department.publicsecurity.PublicSecurity;
import org.lianban.department.qualitysupervision.QualitySupervision;
import org.lianban.department.registrar.Registrar;
import org.lianban.department.sealengraver.SealEngraver;
import org.lianban.department.socialinsurance.SocialInsurance;
import org.lianban.department.supervisor.Supervisor;
import org.lianban.department.tax.Tax;
import org.lianban.department.urbanmanagement.UrbanManagement;
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

    private static final Map<String, Class<?>> CONTRACTS = Map.ofEntries(
            Map.entry(Registrar.ROLE, Registrar.class),
            Map.entry(SealEngraver.ROLE, SealEngraver.class),
            Map.entry(PublicSecurity.ROLE, PublicSecurity.class),
            Map.entry(Tax.ROLE, Tax.class),
            Map.entry(SocialInsurance.ROLE, SocialInsurance.class),
            Map.entry(MedicalInsurance.ROLE, MedicalInsurance.class),
            Map.entry(HousingFund.ROLE, HousingFund.class),
            Map.entry(Bank.ROLE, Bank.class),
            Map.entry(Construction.ROLE, Construction.class),
            Map.entry(Planning.ROLE, Planning.class),
            Map.entry(CivilDefence.ROLE, CivilDefence.class),
            Map.entry(Archives.ROLE, Archives.class),
            Map.entry(UrbanManagement.ROLE, UrbanManagement.class),
            Map.entry(QualitySupervision.ROLE, QualitySupervision.class),
            Map.entry(Approval.ROLE, Approval.class),
            Map.entry(Supervisor.ROLE, Supervisor.class));

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
