package org.lianban.procedure.notificationcommitment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The published promises, for everybody. */
@RestController
@RequestMapping("/api/commitments")
@Tag(name = "告知承诺")
class CommitmentController {

    private static final int LATEST = 200;

    /** @param terms what was promised, one by one */
    record Commitment(
            String itemCode,
            String itemName,
            String applicantName,
            String applicantCreditCode,
            String noticeVersion,
            List<String> terms,
            LocalDate signedOn) {

        private static Commitment of(Publication publication) {
            return new Commitment(
                    publication.itemCode(),
                    publication.itemName(),
                    publication.applicantName(),
                    publication.applicantCreditCode(),
                    publication.noticeVersion(),
                    Notice.divided(publication.terms()),
                    publication.signedOn());
        }
    }

    private final CommitmentPublications publications;

    CommitmentController(CommitmentPublications publications) {
        this.publications = publications;
    }

    @GetMapping
    @Operation(summary = "承诺书公示", description = "不需登录。企业同意公示的承诺，按签署日期从近到远，最多 200 条；个人的承诺不公示。")
    List<Commitment> published(@RequestParam String municipality) {
        return publications.of(municipality, LATEST).stream().map(Commitment::of).toList();
    }
}
