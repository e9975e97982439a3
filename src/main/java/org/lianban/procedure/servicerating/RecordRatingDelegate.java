package org.lianban.procedure.servicerating;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Enters a rating in the register. */
@Component("recordRating")
class RecordRatingDelegate implements JavaDelegate {

    static final Variable<String> RATED_CASE = Variable.of("ratedCase", String.class);
    static final Variable<String> GRADE = Variable.of("grade", String.class);
    static final Variable<Boolean> BAD_RATING = Variable.of("badRating", Boolean.class);

    private final CaseRecords records;
    private final Ratings ratings;

    RecordRatingDelegate(CaseRecords records, Ratings ratings) {
        this.records = records;
        this.ratings = ratings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = RATED_CASE.require(execution);
        var rated = records.find(number).orElseThrow(() -> new ProcessEngineException("没有案件 " + number));
        ratings.record(new Ratings.Rating(
                number,
                rated.municipality(),
                rated.procedure(),
                GRADE.require(execution),
                BAD_RATING.require(execution),
                CaseNumber.of(execution)));
    }
}
