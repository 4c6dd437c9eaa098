# Starting, awaiting and stopping the processes of `run`. Sourced after common.sh, not run. Logs go to $data/logs.

declare -A pids=()
order=()

# launch NAME COMMAND...: runs it in a process group of its own. The terminal's Ctrl-C does not reach it there, so that `stop` can end one after the other.
launch() {
  local name=$1
  shift
  set -m
  "$@" </dev/null >"$data/logs/$name.log" 2>&1 &
  set +m
  pids[$name]=$! order=("$name" "${order[@]}")
}

# start NAME PROJECT: runs the program of a project with the environment as it is.
start() { ASPNETCORE_CONTENTROOT=$root/$2 launch "$1" dotnet "$(assembly "$2")"; }

# until_ok NAME COMMAND...: waits until the command succeeds; shows the process' log when it ends first.
until_ok() {
  local name=$1 log=$data/logs/$1.log
  shift
  for _ in $(seq 600); do
    "$@" && return 0
    kill -0 "${pids[$name]}" 2>/dev/null || { echo; tail -n 20 "$log" >&2; fail "$name ended; its log is $log"; }
    sleep 0.1
  done
  echo
  tail -n 20 "$log" >&2
  fail "$name did not get ready within a minute; its log is $log"
}

ready() { until_ok "$1" curl -fs -o /dev/null "$2"; }

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

begin() { printf '%-58s' "$1"; begun=$SECONDS; }
finish() { echo "done ($((SECONDS - begun)) s)"; }

# Stops one process after the other, those that others stand on last. A cluster shrinks as it would in production, so that the next start finds it left in order.
stop() {
  trap - EXIT INT TERM
  [ ${#order[@]} -eq 0 ] || printf '\nStopping …\n'
  local name
  for name in "${order[@]}"; do
    kill "${pids[$name]}" 2>/dev/null || true
    wait "${pids[$name]}" 2>/dev/null || true
  done
}

# watch_all: returns never; a process that ends by itself ends all, unless a cluster is meant to go on without it.
watch_all() {
  local name
  while wait -n || true; do
    for name in "${order[@]}"; do
      kill -0 "${pids[$name]}" 2>/dev/null && continue
      case "$name" in silo-*|front-end-*) echo "$name has ended; its log is $data/logs/$name.log" ;; *) fail "$name ended by itself; its log is $data/logs/$name.log" ;; esac
      forget "$name"
    done
    [ ${#order[@]} -gt 0 ] || return 0
  done
}

forget() {
  local name kept=()
  for name in "${order[@]}"; do [ "$name" = "$1" ] || kept+=("$name"); done
  order=("${kept[@]}")
}
