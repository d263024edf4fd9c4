#!/bin/sh
# Makes or updates Temporal's two databases. Safe to run at each start: what is there already is left as it is.
set -eu
for pair in temporal:temporal temporal_visibility:visibility; do
    database=${pair%%:*}
    schema=${pair##*:}
    tool() { temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db "$database" "$@"; }
    # Fails when the database is there already; the update below fails if it is not.
    tool create || true
    tool setup-schema -v 0.0 || true
    tool update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
