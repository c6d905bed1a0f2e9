# A PostgreSQL of one's own for the length of a benchmark, to be sourced: a
# cluster in a temporary folder, with its socket there and no port, on the
# settings it comes with, durable.
#
#   start_postgres FOLDER   prints the libpq connection
#   stop_postgres FOLDER

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

postgres_program() {
  local program
  program=$(compgen -G "/usr/lib/postgresql/*/bin/$1" | sort -V | tail -n 1)
  printf '%s' "${program:-$1}"
}

start_postgres() {
  local folder=$1
  mkdir "$folder"
  [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
  (
    cd "$folder"
    as_postgres "$(postgres_program initdb)" --pgdata="$folder/data" \
      --username=bench --auth=trust --no-locale --encoding=UTF8 >"$folder.log"
    as_postgres "$(postgres_program pg_ctl)" --pgdata="$folder/data" \
      --options="-c listen_addresses='' -c unix_socket_directories='$folder'" \
      --log="$folder/server.log" --wait start >>"$folder.log"
  ) || { cat "$folder.log" "$folder/server.log" >&2; return 1; }
  printf 'host=%s user=bench dbname=postgres' "$folder"
}

stop_postgres() {
  local folder=$1
  [ -f "$folder/data/postmaster.pid" ] || return 0
  (cd "$folder" && as_postgres "$(postgres_program pg_ctl)" \
    --pgdata="$folder/data" --mode=immediate stop >/dev/null)
}
