#!/usr/bin/env bash
# Measures; `./dev bench help` lists what. Tables go to standard output,
# progress to standard error. Expects a release build.
set -euo pipefail
cd "$(dirname "$0")/../.."

programs=$PWD/build/release
bench=$programs/tests/benchmark
source tests/benchmark/postgres_cluster.sh

help() {
  cat <<'TEXT'
./dev bench [NAME] [--rounds=N] [--full]

  ingest     durable submitting ÷ an echo that judges and stores nothing, and
             ÷ PostgreSQL's COPY of the same rows
  stages     where the time of a submitted report goes
  validate   all rules ÷ parsing the same message
  replay     a restarted stats-service ÷ a client that parses and discards
             (two years of all townships; --full: five)
  import     the seed as text and as a web page ÷ libxml2 parsing that page, and
             ten years of a county's documents
  rebuild    the same with 18 years of all townships, some 740,000 reports
  query      questions about a whole country ÷ an echo of the same answers, and
             the same in SQLite, PostgreSQL and DuckDB (--full: 18 years of all
             townships and 110,000 departments; else a tenth of that)
  memory     bytes of a stats-service with a whole country, by what they are
             held for, with a tenth of it, and ÷ those of the three databases
             (--full: as query; else a tenth of that)
  visible    from a receipt until the report is in the answers of stats-service,
             at 1,000 reports a second ÷ an echo at the same rate (two years of
             all townships there before; --full: 17)
  load       five years of all townships through disclosurectl
  micro      the google-benchmark programs of single rooms

Without NAME: all but micro, rebuild, query, memory and visible, in less than
ten minutes.
TEXT
}

work=
start_work() {
  # Not /tmp, which may be memory: what is measured is the disk.
  work=$(mktemp -d /var/tmp/disclosure-bench.XXXXXX)
  chmod 755 "$work"
  trap end_work EXIT
}

end_work() {
  stop_postgres "$work/postgres" || true
  rm -rf "$work"
}

ingest() {
  local postgres
  postgres=$(start_postgres "$work/postgres")
  "$bench/ingest_benchmark" --work_directory="$work" --postgres="$postgres" \
    --ingest_service="$programs/ingest-service/ingest-service" \
    --echo="$bench/benchmark_echo" ${rounds:+"--rounds=$rounds"}
  stop_postgres "$work/postgres"
}

stages() { "$bench/stages_benchmark" --work_directory="$work"; }

validate() { "$bench/validate_benchmark" ${rounds:+"--rounds=$rounds"}; }

import() { "$bench/import_benchmark" ${rounds:+"--rounds=$rounds"}; }

replay() {
  "$bench/replay_benchmark" --work_directory="$work" \
    --ingest_service="$programs/ingest-service/ingest-service" \
    ${rounds:+"--rounds=$rounds"} ${full:+--years=5}
}

rebuild() {
  "$bench/replay_benchmark" --work_directory="$work" --years=18 \
    --ingest_service="$programs/ingest-service/ingest-service" \
    ${rounds:+"--rounds=$rounds"}
}

# DuckDB has no Debian package.
install_duckdb() {
  export DISCLOSURE_NODE_MODULES=$PWD/build/duckdb
  [ ! -d "$DISCLOSURE_NODE_MODULES/node_modules/@duckdb/node-api" ] || return 0
  mkdir -p "$DISCLOSURE_NODE_MODULES"
  npm --prefix "$DISCLOSURE_NODE_MODULES" install --silent --no-audit \
    --no-fund @duckdb/node-api@1.5.6-r.1 >&2
}

query() {
  local postgres
  install_duckdb
  postgres=$(start_postgres "$work/postgres")
  mkdir -p "$work/query"
  "$bench/query_benchmark" --work_directory="$work" --postgres="$postgres" \
    --duckdb_script="$PWD/tests/benchmark/duckdb_peer.mjs" \
    --ingest_service="$programs/ingest-service/ingest-service" \
    --stats_service="$programs/stats-service/stats-service" \
    --echo="$bench/benchmark_stats_echo" ${rounds:+"--rounds=$rounds"} \
    $([ -n "$full" ] || printf -- '--years=4 --departments=11000')
  stop_postgres "$work/postgres"
}

memory() {
  local postgres
  install_duckdb
  postgres=$(start_postgres "$work/postgres")
  mkdir -p "$work/memory"
  "$bench/memory_benchmark" --work_directory="$work/memory" \
    --postgres="$postgres" \
    --duckdb_script="$PWD/tests/benchmark/duckdb_peer.mjs" \
    --ingest_service="$programs/ingest-service/ingest-service" \
    --stats_service="$programs/stats-service/stats-service" \
    ${rounds:+"--rounds=$rounds"} \
    $([ -n "$full" ] || printf -- '--one_in=10')
  stop_postgres "$work/postgres"
}

visible() {
  "$bench/visible_benchmark" --work_directory="$work" \
    --ingest_service="$programs/ingest-service/ingest-service" \
    --stats_service="$programs/stats-service/stats-service" \
    --echo="$bench/benchmark_echo" ${rounds:+"--rounds=$rounds"} \
    ${full:+--years=17}
}

load() { tests/benchmark/load.sh "$programs" "$work"; }

micro() {
  local program
  for program in "$bench"/*_benchmark; do
    case ${program##*/} in
      import_* | ingest_* | memory_* | query_* | replay_* | stages_* | \
        validate_* | visible_*) ;;
      *) "$program" ;;
    esac
  done
}

rounds=
full=
names=()
for argument in "$@"; do
  case $argument in
    --rounds=*) rounds=${argument#*=} ;;
    --full) full=yes ;;
    help) help; exit 0 ;;
    import | ingest | stages | validate | replay | rebuild | query | memory | \
      visible | load | micro)
      names+=("$argument") ;;
    *) echo "no benchmark '$argument'" >&2; help >&2; exit 2 ;;
  esac
done
[ ${#names[@]} -gt 0 ] || names=(ingest stages validate import replay load)

start_work
for name in "${names[@]}"; do
  "$name"
  echo
done
