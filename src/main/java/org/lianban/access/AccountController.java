package org.lianban.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.lianban.engine.Violation;
import org.lianban.privacy.IdentityCard;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose account it is, so that nobody works on a case of his own. */
@RestController
@RequestMapping("/api/accounts/{account}/identity")
@PreAuthorize("hasAuthority('camunda-admin')")
@Tag(name = "账号")
class AccountController {

    /** @param documentNumber citizen identity number of the account's holder */
    record Identity(String documentNumber) {}

    /** The number cannot be told: it is not kept. */
    record Standing(boolean recorded) {}

    private final AccountIdentities accounts;
    private final IdentityService identities;
    private final Clock clock;

    AccountController(AccountIdentities accounts, IdentityService identities, Clock clock) {
        this.accounts = accounts;
        this.identities = identities;
        this.clock = clock;
    }

    @PutMapping
    @Operation(
            summary = "登记账号本人的公民身份号码",
            description = "用于回避：案件中出现同一号码时，该账号不能认领、被指派或办理；同一人的两个账号按一人计。号码不保存，只保存不可还原的指纹。"
                    + "404：没有这个账号；422：号码无效。")
    ResponseEntity<ProblemDetail> record(@PathVariable String account, @RequestBody Identity identity) {
        if (!exists(account)) {
            return unknown(account);
        }
        var number = identity.documentNumber();
        if (number == null || !IdentityCard.isValid(number, LocalDate.now(clock))) {
            var violation = new Violation("documentNumber", "公民身份号码", "不是有效的公民身份号码（18 位，含出生日期和校验码）");
            return answer(Violation.problem(List.of(violation)));
        }
        accounts.record(account, number);
        return ResponseEntity.noContent().build();
    }

    @GetMapping
    @Operation(summary = "是否已登记", description = "只说明是否已登记，不返回号码。404：没有这个账号。")
    ResponseEntity<?> standing(@PathVariable String account) {
        return exists(account) ? ResponseEntity.ok(new Standing(accounts.fingerprint(account).isPresent())) : unknown(account);
    }

    /** An account that is gone may have left its fingerprint, so nothing is asked of the engine. */
    @DeleteMapping
    @Operation(summary = "删除登记", description = "404：没有登记。")
    ResponseEntity<ProblemDetail> remove(@PathVariable String account) {
        return accounts.remove(account) ? ResponseEntity.noContent().build() : unknown(account);
    }

    private boolean exists(String account) {
        return identities.createUserQuery().userId(account).count() > 0;
    }

    private static ResponseEntity<ProblemDetail> unknown(String account) {
        return answer(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有账号 %s 或其登记".formatted(account)));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
