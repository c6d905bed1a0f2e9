#!/usr/bin/env bash
# Starts both services on loopback, imports the report of a real township,
# submits it and asks questions about it. `./dev run` calls this.
#   --once        end after printing instead of waiting for Ctrl-C
#   --data=DIR    where the store lies (data)
#   --build=DIR   where the programs lie (build/dev)
# Four environment variables move the ports: DISCLOSURE_INGEST_ADDRESS,
# DISCLOSURE_STATS_ADDRESS, and the same with _METRICS for the metrics.
set -euo pipefail
cd "$(dirname "$0")/.."

once=no data=data build=build/dev
for argument in "$@"; do
  case $argument in
    --once) once=yes ;;
    --data=*) data=${argument#*=} ;;
    --build=*) build=${argument#*=} ;;
    *) echo "run-local.sh: unknown argument $argument" >&2; exit 2 ;;
  esac
done

ingest_address=${DISCLOSURE_INGEST_ADDRESS:-127.0.0.1:7401}
ingest_metrics=${DISCLOSURE_INGEST_METRICS_ADDRESS:-127.0.0.1:9401}
stats_address=${DISCLOSURE_STATS_ADDRESS:-127.0.0.1:7402}
stats_metrics=${DISCLOSURE_STATS_METRICS_ADDRESS:-127.0.0.1:9402}
ctl() {
  local command=$1
  shift
  "$build/disclosurectl/disclosurectl" "$command" \
    --ingest="$ingest_address" --stats="$stats_address" "$@"
}

mkdir -p "$data/log"
pids=()
stop_services() {
  trap - EXIT INT TERM
  [ ${#pids[@]} -eq 0 ] || kill -TERM "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
}
trap stop_services EXIT
trap 'stop_services; exit 0' INT TERM

# start NAME ARGUMENTS...: runs a service and waits until its log says `event`.
start() {
  local name=$1 event=$2 log="$data/log/$1.log"
  shift 2
  : >"$log"
  "$build/$name/$name" "$@" 2>"$log" &
  local pid=$!
  pids+=("$pid")
  await "$name" "$pid" "$event"
}

# await NAME PID EVENT: up to 60 s.
await() {
  local name=$1 pid=$2 event=$3 log="$data/log/$1.log" tries
  for ((tries = 0; tries < 600; tries++)); do
    grep -q "\"event\":\"$event\"" "$log" && return 0
    if ! kill -0 "$pid" 2>/dev/null; then
      echo "$name did not start:" >&2
      sed -n 's/.*"event":"failed","error":"\(.*\)"}$/  \1/p' "$log" >&2
      echo "The whole log is $log." >&2
      exit 3
    fi
    sleep 0.1
  done
  echo "$name has not said '$event' within 60 s; see $log." >&2
  exit 3
}

heading() { printf '\n== %s\n' "$*"; }

start ingest-service serving --store="$data/ingest.db" \
  --grpc_address="$ingest_address" --metrics_address="$ingest_metrics"
start stats-service caught_up --feed="$ingest_address" \
  --grpc_address="$stats_address" --metrics_address="$stats_metrics"

seed=tests/data/yunhuqiao-2020-report.txt
draft=$data/yunhuqiao-2020.textproto
cells=(applications.received_new.total applications.granted.total
  proactive.norm_docs_made)

heading "Importing $seed"
ctl import "$seed" --output=textproto >"$draft"
echo "The draft report is $draft."

heading "Submitting it"
ctl submit "$draft"
sequence=$(ctl revisions 430321111 2020 --output=json |
  sed -n 's/.*"sequence": *"\{0,1\}\([0-9]*\).*/\1/p' | head -n 1)

heading "The township, and the areas above it"
for area in 430321111 430321 4303 43 00; do
  ctl series "$area" "${cells[@]}" --years=2018-2022 \
    --min-sequence="${sequence:-0}"
  echo
done

# metrics_of NAME ADDRESS: where its metrics are; it may have chosen the port.
metrics_of() {
  local port
  port=$(sed -n 's/.*"event":"listening".*"metrics_port":\([0-9]*\).*/\1/p' \
    "$data/log/$1.log" | tail -n 1)
  printf 'http://%s:%s/metrics' "${2%:*}" "${port:-${2##*:}}"
}

heading "Where to look"
cat <<TEXT
ingest-service  gRPC $ingest_address  metrics $(metrics_of ingest-service "$ingest_metrics")
stats-service   gRPC $stats_address  metrics $(metrics_of stats-service "$stats_metrics")
data            $data   (logs in $data/log)
Next:           $build/disclosurectl/disclosurectl --help
TEXT
[ "$once" = yes ] && exit 0
echo "Both services are up. Ctrl-C ends them."
wait
