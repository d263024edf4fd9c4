#!/bin/sh
# Makes the namespace and the search attributes, unless they are there.
set -eu
tries=0
until temporal operator cluster health >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -ge 30 ]; then
        echo "Temporal does not answer at $TEMPORAL_ADDRESS" >&2
        exit 1
    fi
    sleep 2
done
temporal operator namespace describe -n "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
    temporal operator namespace create -n "$TEMPORAL_NAMESPACE" --retention 30d
for attribute in ReinstateAccount ReinstateCloud; do
    temporal operator search-attribute create -n "$TEMPORAL_NAMESPACE" --name "$attribute" --type Keyword ||
        temporal operator search-attribute list -n "$TEMPORAL_NAMESPACE" | grep -q "$attribute"
done
