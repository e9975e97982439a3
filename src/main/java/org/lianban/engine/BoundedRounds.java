package org.lianban.engine;

import java.util.function.IntConsumer;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A step that is done for each row of a list is refused where the list is so long that one case would take the memory and the
 * time of all: the engine makes all of its rounds within one command.
 */
@Component
class BoundedRounds extends AbstractBpmnParseListener {

    private final int most;

    /** @param most rounds of one step in one case */
    BoundedRounds(@Value("${lianban.most-rounds:500}") int most) {
        this.most = most;
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl body) {
        var name = activity.attribute("name", activity.attribute("id"));
        IntConsumer check = rounds -> check(name, rounds);
        var given = (MultiInstanceActivityBehavior) body.getActivityBehavior();
        var bounded = given instanceof SequentialMultiInstanceActivityBehavior ? new Sequential(check) : new Parallel(check);
        bounded.setLoopCardinalityExpression(given.getLoopCardinalityExpression());
        bounded.setCompletionConditionExpression(given.getCompletionConditionExpression());
        bounded.setCollectionExpression(given.getCollectionExpression());
        bounded.setCollectionVariable(given.getCollectionVariable());
        bounded.setCollectionElementVariable(given.getCollectionElementVariable());
        body.setActivityBehavior(bounded);
    }

    private void check(String name, int rounds) {
        if (rounds > most) {
            throw new TooManyRounds(name, rounds, most);
        }
    }

    private static final class Parallel extends ParallelMultiInstanceActivityBehavior {

        private final IntConsumer check;

        Parallel(IntConsumer check) {
            this.check = check;
        }

        @Override
        protected void createInstances(ActivityExecution execution, int rounds) throws Exception {
            check.accept(rounds);
            super.createInstances(execution, rounds);
        }
    }

    private static final class Sequential extends SequentialMultiInstanceActivityBehavior {

        private final IntConsumer check;

        Sequential(IntConsumer check) {
            this.check = check;
        }

        @Override
        protected void createInstances(ActivityExecution execution, int rounds) throws Exception {
            check.accept(rounds);
            super.createInstances(execution, rounds);
        }
    }
}
