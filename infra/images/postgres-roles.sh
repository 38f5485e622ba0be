#!/usr/bin/env bash
# Runs once, when the cluster is made: the owner migrates and owns every table, the app's role has no DDL.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$DATABASE_OWNER_PASSWORD" -v app="$DATABASE_APP_PASSWORD" <<'SQL'
CREATE ROLE revisit_owner LOGIN PASSWORD :'owner';
CREATE ROLE revisit_app LOGIN PASSWORD :'app';
CREATE DATABASE revisit OWNER revisit_owner;
REVOKE ALL ON DATABASE revisit FROM PUBLIC;
GRANT CONNECT ON DATABASE revisit TO revisit_app;
SQL
