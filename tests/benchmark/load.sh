#!/usr/bin/env bash
# load.sh PROGRAMS WORK: five years of all townships, generated and submitted by
# stream through disclosurectl, as somebody would do it by hand.
set -euo pipefail
programs=$1 work=$2
ctl() { LC_ALL=C.UTF-8 "$programs/disclosurectl/disclosurectl" "$@"; }

readonly kStartSeconds=60
log=$work/load.log
: >"$log"
"$programs/ingest-service/ingest-service" --store="$work/load/reports.db" \
  --grpc_address=127.0.0.1:0 --metrics_address=127.0.0.1:0 2>"$log" &
service=$!
trap 'kill $service; wait $service || true' EXIT
# tail ends with the service, also if that never serves.
timeout "$kStartSeconds" grep -q '"event":"serving"' \
  < <(tail --pid=$service -n +1 -f "$log")
address=$(sed -n 's/.*"event":"serving".*"address":"\([^"]*\)".*/\1/p' "$log")
metrics=$(sed -n 's/.*"event":"serving".*"metrics_port":\([0-9]*\).*/\1/p' "$log")

ctl generate --years=2019-2023 --to="$work/country.stream"
begin=$(date +%s%N)
ctl submit "$work/country.stream" --ingest="$address" >"$work/load.out"
end=$(date +%s%N)

# What the service itself says is in its store.
exec 3<>"/dev/tcp/127.0.0.1/$metrics"
printf 'GET /metrics HTTP/1.0\r\n\r\n' >&3
stored=$(tr -d '\r' <&3 |
  sed -n 's/^disclosure_ingest_identities \([0-9.e+]*\)$/\1/p')
awk -v stored="$stored" -v nanoseconds=$((end - begin)) 'BEGIN {
  seconds = nanoseconds / 1e9
  print "load: all townships, 2019 to 2023, through disclosurectl submit\n"
  printf "reports stored  seconds  reports/s\n"
  printf "%14d  %7.2f  %9d\n", stored, seconds, stored / seconds
}'
