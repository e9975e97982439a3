package org.lianban.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.lianban.audit.CaseVerifier.SealVerdict;
import org.lianban.engine.Caller;
import org.lianban.journal.Seal;
import org.lianban.journal.SealKey;
import org.lianban.journal.Sealer;
import org.lianban.journal.Seals;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seals over all journals: they name no case and no person. */
@RestController
@RequestMapping("/api/audit/seals")
@PreAuthorize("hasAuthority('auditor')")
@Tag(name = "审计")
class SealController {

    private static final int LARGEST_PAGE = 1_000;

    /** @param sealed false when nothing had changed, or a seal was just being made */
    record Made(boolean sealed, Seal seal) {}

    private final Seals seals;
    private final Sealer sealer;
    private final SealKey key;
    private final CaseVerifier verifier;
    private final Caller caller;

    SealController(Seals seals, Sealer sealer, SealKey key, CaseVerifier verifier, Caller caller) {
        this.seals = seals;
        this.sealer = sealer;
        this.key = key;
        this.verifier = verifier;
        this.caller = caller;
    }

    @GetMapping
    @Operation(
            summary = "封印",
            description = "新的在前，每页至多 1000 枚；before 只列编号更小的。每枚封印是当时有变化的案件链首的默克尔树根（RFC 6962，SHA-256），接在前一枚之后，以 Ed25519 签名："
                    + "叶为 [caseNumber, seq, hash] 的 JSON；hash 为 prevHash 接上 [number, at, by, cases, root, keyId] 的 JSON 的 SHA-256；"
                    + "签名的内容是 lianban-seal-v1: 接上 hash。把最新一枚的 hash 抄送或公布在系统之外，此前的记录即使连同数据库一起改写也能识破。")
    List<Seal> list(@RequestParam(defaultValue = "9223372036854775807") long before, @RequestParam(defaultValue = "50") int limit) {
        return seals.page(before, Math.min(Math.max(limit, 1), LARGEST_PAGE));
    }

    @PostMapping
    @Operation(
            summary = "立即封印",
            description = "不等定时，封存现在的链首；封印里记下是谁要求的。sealed 为 false 表示没有变化，或者正在封印，seal 是最新的一枚（还没有时不写）。")
    Made seal() {
        return sealer.seal(caller.account())
                .map(seal -> new Made(true, seal))
                .orElseGet(() -> new Made(false, seals.page(Long.MAX_VALUE, 1).stream().findFirst().orElse(null)));
    }

    @GetMapping(path = "/key", produces = "application/x-pem-file")
    @Operation(
            summary = "封印的公钥",
            description = "PEM，现用的在前，以前用过的在后。离线核验证据包要用；请当面或者经别的途径取得并保存，不要用证据包里附带的那一份。")
    String key() {
        return key.verifier().pem();
    }

    @GetMapping("/verification")
    @Operation(
            summary = "核验封印",
            description = "逐枚核对编号、链接、签名和所列的全部案件；从 from 号起，默认全部，百万案件约需数十秒。published 是以前抄录或公布的一枚封印的 hash（64 位），不在链上就指出。"
                    + "findings 的 kind：sealEdited 修改，sealDeleted 删除，sealUnsigned 签名不符，sealUnproven 所列案件推不出所签的根。")
    SealVerdict verification(@RequestParam(defaultValue = "1") long from, @RequestParam(required = false) String published) {
        return verifier.verifySeals(Math.max(from, 1), published);
    }
}
