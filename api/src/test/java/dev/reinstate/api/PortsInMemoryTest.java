package dev.reinstate.api;

import dev.reinstate.workflows.ports.AccountsContract;
import dev.reinstate.workflows.ports.CasesContract;
import dev.reinstate.workflows.ports.LedgerContract;
import dev.reinstate.workflows.ports.RulingsContract;
import dev.reinstate.workflows.ports.Scene;
import dev.reinstate.workflows.ports.StandingsContract;
import dev.reinstate.workflows.ports.TasksContract;
import org.junit.jupiter.api.Nested;

/** Each fake behind the tests of the API keeps the contract that its port keeps in PostgreSQL. */
class PortsInMemoryTest {

    private final Scene scene = new InAWorld(new World());

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
}
