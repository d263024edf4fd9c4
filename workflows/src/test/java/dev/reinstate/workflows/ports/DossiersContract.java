package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link Dossiers} promise. */
public abstract class DossiersContract extends Contract {

    private Dossiers dossiers() {
        return scene().dossiers();
    }

    @Test
    void all_that_lies_around_a_case_is_what_each_port_says_of_it() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        for (Actor actor : List.of(People.AGENT, People.adminOf(account))) {
            Dossiers.Dossier dossier = granted(dossiers().ofCase(actor, caseId));
            CaseView view = granted(scene().cases().show(actor, caseId));
            assertThat(dossier.account())
                    .isEqualTo(granted(scene().accounts().show(actor, account)).account());
            assertThat(dossier.view().tag()).isEqualTo(view.tag());
            assertThat(dossier.view().actions()).isEqualTo(view.actions());
            assertThat(dossier.view().conversation()).isEqualTo(view.conversation());
            assertThat(dossier.story())
                    .isEqualTo(granted(scene().cases().timeline(actor, caseId, new Paging(Paging.MOST, null))));
            assertThat(Objects.requireNonNull(dossier.statement()).history())
                    .isEqualTo(granted(scene().accounts().statement(actor, account, new Paging(Paging.MOST, null)))
                            .history()
                            .items());
            assertThat(dossier.profile().accountId()).isEqualTo(account);
            assertThat(dossier.explanation().grounds())
                    .hasSameSizeAs(
                            granted(scene().outlook().explain(actor, caseId)).grounds());
        }
    }

    @Test
    void absent_and_foreign_are_not_found_alike() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        isHiddenFrom(
                List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT),
                actor -> dossiers().ofCase(actor, caseId));
        isForbiddenTo(
                List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                actor -> dossiers().ofCase(actor, caseId));
        isNotFound(dossiers().ofCase(People.AGENT, "case_of_nobody"));
    }
}
