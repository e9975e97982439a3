package org.lianban.access;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.lianban.engine.Unrestricted;
import org.lianban.journal.Journal;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps absences with the list in which the substitute finds the tasks that are not his own. */
@Component
class AbsenceDesk {

    private static final int POSITION = 15;

    private final Absences absences;
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorisations;
    private final Unrestricted unrestricted;
    private final Journal journal;

    AbsenceDesk(
            Absences absences,
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorisations,
            Unrestricted unrestricted,
            Journal journal) {
        this.absences = absences;
        this.filters = filters;
        this.tasks = tasks;
        this.authorisations = authorisations;
        this.unrestricted = unrestricted;
        this.journal = journal;
    }

    @Transactional
    void record(Absence absence, String name) {
        unrestricted.call(() -> {
            absences.record(absence, list(absence, name)).ifPresent(this::deleteList);
            return null;
        });
    }

    @Transactional
    void remove(String account) {
        unrestricted.call(() -> {
            absences.remove(account).ifPresent(this::deleteList);
            return null;
        });
    }

    @Scheduled(fixedDelayString = "${lianban.absences.sweep-delay:PT1H}")
    void removeWhatIsOver() {
        absences.over().forEach(account -> journal.actingAs("system:absences", () -> {
            remove(account);
            return null;
        }));
    }

    /** Only the substitute may open it; which of its tasks he may see is asked of each. */
    private String list(Absence absence, String name) {
        var filter = filters.newTaskFilter("代 %s 办理（%s）".formatted(name, absence.account()));
        filter.setProperties(SharedFilters.properties(POSITION, "%s 至 %s".formatted(absence.from(), absence.until())));
        filter.setQuery(tasks.createTaskQuery().taskAssignee(absence.account()));
        var saved = filters.saveFilter(filter).getId();
        var grant = authorisations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(absence.substitute());
        grant.setResource(Resources.FILTER);
        grant.setResourceId(saved);
        grant.addPermission(Permissions.READ);
        authorisations.saveAuthorization(grant);
        return saved;
    }

    private void deleteList(String filter) {
        if (Optional.ofNullable(filters.createFilterQuery().filterId(filter).singleResult()).isPresent()) {
            filters.deleteFilter(filter);
        }
    }
}
