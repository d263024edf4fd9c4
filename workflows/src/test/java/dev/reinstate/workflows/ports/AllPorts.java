package dev.reinstate.workflows.ports;

import org.junit.jupiter.api.Nested;

/** Every contract, on one scene. Who has the ports extends this, and says where they are. */
public abstract class AllPorts {

    protected abstract Scene where();

    @Nested
    class OfAccounts extends AccountsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfCases extends CasesContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfTheLedger extends LedgerContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfRulings extends RulingsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfStandings extends StandingsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfTasks extends TasksContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfExemptions extends ExemptionsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfDisputes extends DisputesContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfTheQueue extends QueueContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfConversations extends ConversationsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfViews extends ViewsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfTheOutlook extends OutlookContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfDossiers extends DossiersContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfApiKeys extends ApiKeysContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfTargets extends TargetsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfNotices extends NoticesContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }

    @Nested
    class OfTheSteps extends StepsContract {
        @Override
        protected Scene scene() {
            return where();
        }
    }
}
