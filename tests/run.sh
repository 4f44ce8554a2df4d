#!/usr/bin/env bash
# Builds everything once, runs every test project, checks the format; the last line is the sum: N passed, N failed[, N skipped].
# Arguments, if any, are the test projects to run (such as Compute.Tests).
set -uo pipefail
cd "$(dirname "$0")/.."

configuration=${CONFIGURATION:-Release}
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0 skipped=0 faults=()

fault() { faults+=("$1"); }

finish() {
  for line in "${faults[@]}"; do echo "FAULT: $line"; done
  if [ $((passed + failed)) -eq 0 ]; then echo "FAULT: no test ran"; faults+=(none); fi
  if [ ${#faults[@]} -gt 0 ] && [ "$failed" -eq 0 ]; then failed=${#faults[@]}; fi
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ "$failed" -eq 0 ] && [ ${#faults[@]} -eq 0 ]
}

# "Passed!  - Failed:     0, Passed:     3, Skipped:     1, Total:     4, Duration: ..."
count() { sed -n "s/.*- Failed: .*$1: *\([0-9]*\).*/\1/p" "$2" | tail -1; }

run_project() {
  local project=$1 log=$results/$1.log found
  echo "== $project"
  # As in a worker.
  DOTNET_GCgen0size=0x10000000 ONEDNN_MAX_CPU_ISA=AVX2 timeout "${TEST_LIMIT:-2400}" dotnet test "tests/$project" -c "$configuration" --no-build --nologo \
    --logger "trx;LogFileName=$project.trx" --results-directory "$results" >"$log" 2>&1
  local code=$?
  grep -vE '^(Test run for|A total of|Starting test|Results File|VSTest version|$)' "$log"
  found=$(sed -n 's/.*- Failed: *\([0-9]*\), Passed.*/\1/p' "$log" | tail -1)
  if [ -z "$found" ]; then
    fault "$project ran no tests (exit code $code)"
    return
  fi
  failed=$((failed + found))
  passed=$((passed + $(count Passed "$log")))
  skipped=$((skipped + $(count Skipped "$log")))
  [ "$code" -eq 0 ] || [ "$found" -gt 0 ] || fault "$project ended with exit code $code"
  check_skips "$project"
}

outcomes() { grep -oE '<UnitTestResult [^>]*>' "$results/$1.trx" | sed -n 's/.*testName="\([^"]*\)".*outcome="\([^"]*\)".*/\2 \1/p'; }

# Clusters and browsers are never skipped; a skipped test on recordings needs its twin on generated data, in the same class, to have passed.
check_skips() {
  local name class all
  all=$(outcomes "$1")
  while read -r name; do
    case $1 in Cluster.Tests | Browser.Tests) fault "$name was skipped" ;; esac
    class=${name%%(*}
    case $class in
      *.Recorded_*)
        class=${class%.Recorded_*}
        grep -q "^Passed ${class}\.Generated_twin_" <<<"$all" || fault "$name was skipped and no twin on generated data passed in its class"
        ;;
    esac
  done < <(sed -n 's/^NotExecuted //p' <<<"$all")
}

if ! dotnet build Cluster.sln -c "$configuration" -v q --nologo; then
  fault "the build failed"
  finish
  exit 1
fi
# The build has checked style and analysers; make check formats with all rules.
if ! dotnet format whitespace Cluster.sln --no-restore --verify-no-changes; then fault "the format differs: run make format"; fi

if [ $# -eq 0 ]; then
  for folder in tests/*.Tests; do set -- "$@" "$(basename "$folder")"; done
fi
for project in "$@"; do run_project "$project"; done
finish
