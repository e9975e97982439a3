package org.lianban.procedure.servicerating;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Takes a rating that a review found mistaken out of the figures. */
@Component("discountRating")
class DiscountRatingDelegate implements JavaDelegate {

    static final Variable<String> RATED_CASE = Variable.of("ratedCase", String.class);

    private final Ratings ratings;

    DiscountRatingDelegate(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ratings.discount(RATED_CASE.require(execution));
    }
}
