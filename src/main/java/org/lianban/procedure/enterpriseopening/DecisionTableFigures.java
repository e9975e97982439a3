package org.lianban.procedure.enterpriseopening;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the figures from the decision tables in force.
 *
 * <p>Not through the decision service: whoever applies need not be allowed to evaluate decisions, and it would write an
 * operation of that user into the log for every item.
 */
@Component
class DecisionTableFigures implements OpeningFigures {

    private final ObjectProvider<ProcessEngine> engine;

    /** Looked up when needed: the engine is built with the validation that asks for these figures. */
    DecisionTableFigures(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public Parameters parameters(String municipality) {
        var row = decide("openingParameters", Map.of("municipality", municipality))
                .orElseThrow(() -> new IllegalArgumentException("没有地区 %s 的企业开办参数".formatted(municipality)));
        return new Parameters(
                number(row, "housingFundMinPercent"),
                number(row, "housingFundMaxPercent"),
                flag(row, "remoteAcceptanceOffered"),
                flag(row, "bankOffered"),
                flag(row, "housingFundOffered"));
    }

    @Override
    public Optional<ScopeItem> scopeItem(String code) {
        return decide("businessScopeItem", Map.of("scopeItem", code))
                .map(row -> new ScopeItem(row.getEntry("name"), flag(row, "preLicence"), flag(row, "clusterAllowed")));
    }

    @Override
    public Optional<InvoiceLimits> invoiceLimits(String taxpayerKind, String invoiceKind) {
        return decide("invoiceLimits", Map.of("taxpayerKind", taxpayerKind, "invoiceKind", invoiceKind))
                .map(row -> new InvoiceLimits(
                        number(row, "defaultMaxAmountYuan"), number(row, "defaultMonthlyQuota"), flag(row, "editable")));
    }

    private Optional<DmnDecisionRuleResult> decide(String decision, Map<String, Object> inputs) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(command -> {
            var definition = configuration.getDeploymentCache().findDeployedLatestDecisionDefinitionByKeyAndTenantId(decision, null);
            try {
                var result = DecisionEvaluationUtil.evaluateDecisionTable(definition, Variables.fromMap(inputs));
                return Optional.ofNullable(result.getSingleResult());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ProcessEngineException("决策 %s 无法判定".formatted(decision), e);
            }
        });
    }

    private static BigDecimal number(DmnDecisionRuleResult row, String output) {
        var value = row.getEntry(output);
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static boolean flag(DmnDecisionRuleResult row, String output) {
        return Boolean.TRUE.equals(row.getEntry(output));
    }
}
