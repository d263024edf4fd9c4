package dev.reinstate.worker.record;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.ports.Role;
import org.jspecify.annotations.Nullable;

/** What an account can suffer from, one for each ground: how it begins, and how it is mended. */
enum Plight {
    BILL_OVERDUE(Ground.BILLING_OVERDUE, Programme.CSP, PartnerType.DIRECT_BILL) {
        @Override
        void begins(Neighbours told, int daysAgo) {
            told.owes(daysAgo);
        }

        @Override
        void mended(Neighbours told) {
            told.pays("pay_1", "1000.00", "INV-1");
        }

        @Override
        int daysUntilHeld() {
            return 61;
        }
    },
    PROFILE_REJECTED(Ground.PROFILE_REJECTED, Programme.CSP, PartnerType.DIRECT_BILL) {
        @Override
        void begins(Neighbours told, int daysAgo) {
            told.profile("rep_1", Status.REJECTED, daysAgo);
        }

        @Override
        void mended(Neighbours told) {
            told.profile("rep_2", Status.AUTHORIZED, 0);
        }
    },
    VETTING_REJECTED(Ground.VETTING_REJECTED, Programme.MAICPP, null) {
        @Override
        void begins(Neighbours told, int daysAgo) {
            told.vetting("rep_1", Status.REJECTED, daysAgo);
        }

        @Override
        void mended(Neighbours told) {
            told.vetting("rep_2", Status.AUTHORIZED, 0);
        }

        @Override
        int daysUntilHeld() {
            return 32;
        }
    },
    PROVIDER_HURT(Ground.PROVIDER_ISSUE, Programme.CSP, PartnerType.INDIRECT_RESELLER) {
        @Override
        void begins(Neighbours told, int daysAgo) {
            told.raised(
                    new ProviderIssue("iss_1", Neighbours.PROVIDER, "no orders go out", told.daysAgo(daysAgo), null));
        }

        @Override
        void mended(Neighbours told) {
            told.cleared("iss_1");
        }
    },
    ABUSED(Ground.ABUSE, Programme.CSP, PartnerType.DIRECT_BILL) {
        @Override
        void begins(Neighbours told, int daysAgo) {
            told.found(new AbuseFinding("abu_1", "HIGH", "stolen cards", told.daysAgo(daysAgo), null));
        }

        @Override
        void mended(Neighbours told) {
            told.takenBack("abu_1");
        }

        @Override
        Role decider() {
            return Role.TRUST;
        }
    };

    private final Ground ground;
    private final Programme programme;
    private final @Nullable PartnerType partnerType;

    Plight(Ground ground, Programme programme, @Nullable PartnerType partnerType) {
        this.ground = ground;
        this.programme = programme;
        this.partnerType = partnerType;
    }

    abstract void begins(Neighbours told, int daysAgo);

    abstract void mended(Neighbours told);

    /** How long ago it began where the hold is placed at the first look; zero where it holds at once. */
    int daysUntilHeld() {
        return 0;
    }

    /** Whether a case waits for the day of the hold. */
    boolean foreseen() {
        return daysUntilHeld() > 0;
    }

    Role decider() {
        return Role.AGENT;
    }

    Ground ground() {
        return ground;
    }

    Programme programme() {
        return programme;
    }

    @Nullable
    PartnerType partnerType() {
        return partnerType;
    }
}
