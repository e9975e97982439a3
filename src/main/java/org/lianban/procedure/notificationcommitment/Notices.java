package org.lianban.procedure.notificationcommitment;

import static org.lianban.procedure.notificationcommitment.CommitmentVariables.COMMITMENT_KIND;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_CODE;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.ITEM_NAME;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.MUNICIPALITY;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_TERMS;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.NOTICE_VERSION;
import static org.lianban.procedure.notificationcommitment.CommitmentVariables.SIGNED_ON;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.lianban.engine.Decisions;
import org.springframework.stereotype.Component;

/** Notices, put together from the catalogue of items and the table of what every notice says. */
@Component
class Notices {

    private final Decisions decisions;

    Notices(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param terms divided by full-width semicolons */
    Notice of(String itemName, String version, String commitmentKind, String terms) {
        var said = decisions.single("commitmentNotice", Map.of(COMMITMENT_KIND.name(), commitmentKind)).orElseThrow();
        return new Notice(
                itemName, version, (String) said.get("noticeEffect"), Notice.divided(terms), (String) said.get("noticeConsequence"));
    }

    /** The notice of an item in force on a day; empty where the item is no longer in the catalogue. */
    Optional<Notice> inForce(String itemCode, String municipality, LocalDate day) {
        return decisions.single("commitmentItem", Map.of(
                        ITEM_CODE.name(), itemCode, MUNICIPALITY.name(), municipality, SIGNED_ON.name(), day.toString()))
                .filter(item -> item.get(NOTICE_TERMS.name()) != null)
                .map(item -> of(
                        (String) item.get(ITEM_NAME.name()),
                        (String) item.get(NOTICE_VERSION.name()),
                        (String) item.get(COMMITMENT_KIND.name()),
                        (String) item.get(NOTICE_TERMS.name())));
    }
}
