#!/bin/sh
# Runs once, on an empty data folder: the roles and a database for the register, and a role for Temporal, which makes its own.
set -eu
psql --username postgres --set reinstate="$REINSTATE_PASSWORD" --set temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role reinstate login password :'reinstate';
create role reinstate_house nologin;
create role reinstate_people nologin;
grant reinstate_people to reinstate;
create database reinstate owner reinstate;
create role temporal login createdb password :'temporal';
SQL
