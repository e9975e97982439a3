package org.lianban.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.lianban.department.sealengraver.SealEngraver;
import org.lianban.department.sealengraver.SealOrderAnswer;
import org.lianban.department.sealengraver.SealOrderRequest;
import org.lianban.department.sealengraver.SealsEngraved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The engraver. For demonstrations a firm with 「无证」 in its name holds no 特种行业许可证 and refuses the order. */
@InSandbox
@RestController
class SealEngraverSandbox implements SealEngraver {

    private static final String UNLICENSED = "无证";

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final OwedAnswers answers;
    private final JdbcClient jdbc;

    SealEngraverSandbox(SandboxDesk desk, SandboxNumbers numbers, OwedAnswers answers, JdbcClient jdbc) {
        this.desk = desk;
        this.numbers = numbers;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    @Override
    public SealOrderAnswer order(String idempotencyKey, String municipality, SealOrderRequest request) {
        var call = new SandboxCall(ROLE, "order", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call, SealOrderAnswer.class, SealOrderAnswer::refusal, setting -> take(municipality, request, setting));
    }

    private SealOrderAnswer take(String municipality, SealOrderRequest request, SandboxSwitch setting) {
        if (request.sealEngraver().contains(UNLICENSED)) {
            return SealOrderAnswer.refusal("刻章单位未持有特种行业许可证");
        }
        var ticket = "KZ" + numbers.regional(municipality, "seal-order", 8);
        var refused = setting.mode() == SandboxMode.REFUSE_LATER;
        var answer = refused ? failed(request, ticket, setting.reasonGiven()) : engraved(municipality, request, ticket);
        if (!refused) {
            enterInLedger(request, answer);
        }
        answers.owe(ROLE, municipality, answer, setting);
        return new SealOrderAnswer(false, null, ticket);
    }

    private SealsEngraved engraved(String municipality, SealOrderRequest request, String ticket) {
        var codes = Stream.generate(() -> numbers.regional(municipality, "seal", 7))
                .limit(request.sealKinds().size())
                .toList();
        var fee = pricePerSeal(request.sealMaterial()).multiply(BigDecimal.valueOf(codes.size()));
        return new SealsEngraved(
                request.caseNumber(), ticket, "KZDF-" + ticket, true, null, codes, digest(request, codes), fee);
    }

    private static SealsEngraved failed(SealOrderRequest request, String ticket, String reason) {
        return new SealsEngraved(request.caseNumber(), ticket, "KZDF-" + ticket, false, reason, null, null, null);
    }

    /** Who pays for what: the government's account must show every seal given for free. */
    private void enterInLedger(SealOrderRequest request, SealsEngraved answer) {
        jdbc.sql("insert into sandbox_seal_ledger (ticket, case_number, engraver, payer, fee_yuan) values (?, ?, ?, ?, ?)")
                .params(answer.ticket(), request.caseNumber(), request.sealEngraver(), request.sealPaidBy(), answer.feeYuan())
                .update();
    }

    private static BigDecimal pricePerSeal(String material) {
        return BigDecimal.valueOf(
                switch (material) {
                    case "copper" -> 120;
                    case "rubber" -> 30;
                    default -> 60;
                });
    }

    /** Stands for the imprints, which a sandbox does not engrave. */
    private static String digest(SealOrderRequest request, List<String> codes) {
        try {
            var imprints = request.enterpriseName() + String.join(",", codes);
            var digest = MessageDigest.getInstance("SHA-256").digest(imprints.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
