package dev.reinstate.activities;

import dev.reinstate.workflows.ports.AccountsContract;
import dev.reinstate.workflows.ports.ApiKeysContract;
import dev.reinstate.workflows.ports.CasesContract;
import dev.reinstate.workflows.ports.ConversationsContract;
import dev.reinstate.workflows.ports.DisputesContract;
import dev.reinstate.workflows.ports.DossiersContract;
import dev.reinstate.workflows.ports.ExemptionsContract;
import dev.reinstate.workflows.ports.LedgerContract;
import dev.reinstate.workflows.ports.NoticesContract;
import dev.reinstate.workflows.ports.OutlookContract;
import dev.reinstate.workflows.ports.QueueContract;
import dev.reinstate.workflows.ports.RulingsContract;
import dev.reinstate.workflows.ports.Scene;
import dev.reinstate.workflows.ports.StandingsContract;
import dev.reinstate.workflows.ports.StepsContract;
import dev.reinstate.workflows.ports.TargetsContract;
import dev.reinstate.workflows.ports.TasksContract;
import dev.reinstate.workflows.ports.ViewsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Each port as PostgreSQL has it keeps the contract that the fake behind the tests of the API keeps. */
class PortsInPostgresTest {

    private static OnADesk scene;

    @BeforeAll
    static void open() {
        scene = OnADesk.open();
    }

    @AfterAll
    static void close() {
        scene.desk().close();
    }

    @Nested
    class OfAccounts extends AccountsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfCases extends CasesContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfTheLedger extends LedgerContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfRulings extends RulingsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfStandings extends StandingsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfTasks extends TasksContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfExemptions extends ExemptionsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfDisputes extends DisputesContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfTheQueue extends QueueContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfConversations extends ConversationsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfViews extends ViewsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfTheOutlook extends OutlookContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfDossiers extends DossiersContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfApiKeys extends ApiKeysContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfTargets extends TargetsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfNotices extends NoticesContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }

    @Nested
    class OfTheSteps extends StepsContract {
        @Override
        protected Scene scene() {
            return scene;
        }
    }
}
