#!/bin/sh
# Runs once, on an empty data folder: a role and a database for the register, and a role for Temporal, which makes its own.
set -eu
psql --username postgres --set reinstate="$REINSTATE_PASSWORD" --set temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role reinstate login password :'reinstate';
create database reinstate owner reinstate;
create role temporal login createdb password :'temporal';
SQL
