# Shared by the benches: source it. Compiles what is in bench/java, finds the peers and the data, runs Java as the launcher does.
# shellcheck shell=bash
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
platform="$home/platform"
scratch="$platform/target/bench"
peers=${TIDEWAITER_PEERS:-$home/../shared/peers}
python=/usr/bin/python3
classes=${BENCH_CLASSES:-} # a class path to measure instead of the jar: nothing is built then

# shellcheck source=bin/java.sh
source "$home/bin/java.sh"

prepare() { # finds the JDK and compiles what changed; the benches against the jar, and against the tests' sources where they use one
  use_jdk
  mkdir -p "$scratch"
  warn_if_busy
  if [ -z "$classes" ]; then
    build
    classes="$platform/target/tidewaiter.jar"
    quick_start
  fi
  rm -rf "$scratch/classes"
  find "$home/bench/java" -name '*.java' -print0 \
    | xargs -0 "$JAVA_HOME/bin/javac" -proc:none -implicit:class -cp "$classes" \
      -sourcepath "$home/bench/java:$platform/src/test/java" -d "$scratch/classes"
}

warn_if_busy() { # other work on the machine makes every figure worse, and not all alike
  awk -v cores="$(nproc)" '$1 > cores / 2 { printf "tidewaiter: The machine is busy (load %s on %d cores): take the figures with care.\n", $1, cores }' \
    /proc/loadavg >&2 || true
}

java_run() { # java_run HEAP CLASS ARGUMENT...: a fresh JVM, set up as the launcher does; peak memory goes to $scratch/time
  local heap=$1
  shift
  "${timer[@]}" "$JAVA_HOME/bin/java" -Xmx"$heap" "${machine[@]}" \
    -cp "$classes:$scratch/classes" "$@"
}
timer=()

with_timer() { # from here on runs are measured by GNU time
  [ -x /usr/bin/time ] || { say "Peak memory is measured with GNU time, and there is no /usr/bin/time (Debian: apt-get install time)."; exit 1; }
  timer=(/usr/bin/time -v -o "$scratch/time")
}

peak_mb() { # peak resident memory of the last measured run, in MB
  awk -F': ' '/Maximum resident set size/ { printf "%.0f\n", $2 / 1024 }' "$scratch/time"
}

need_peers() { # the scripts we are measured against, and what they need
  if [ ! -f "$peers/resample_kcs.py" ] || [ ! -f "$peers/pandas_pipeline.py" ]; then
    say "The peer scripts pandas_pipeline.py and resample_kcs.py are not in $peers: say where they are with TIDEWAITER_PEERS."
    exit 1
  fi
  if ! "$python" -c 'import pandas, xgboost' 2>/dev/null; then
    say "The peer needs pandas and XGBoost for $python (Debian: apt-get install python3-pandas python3-xgboost)."
    exit 1
  fi
}

kcs_files() { # the declarations that ship, or those in TIDEWAITER_KCS, a file a line
  local where=${TIDEWAITER_KCS:-$platform/src/main/resources/org/tidewaiter/demo/kcs}
  find "$where" -maxdepth 1 \( -name '*.csv' -o -name '*.csv.gz' \) 2>/dev/null | sort | grep . || {
    say "There are no KCS declarations in $where: say where they are with TIDEWAITER_KCS."
    exit 1
  }
}

resampled() { # resampled ROWS: prints the path of a file of so many declarations, made once
  local rows=$1 file="$scratch/kcs-$1.csv" sources
  if [ ! -f "$file" ]; then
    mapfile -t sources < <(kcs_files)
    say "Making a file of $rows declarations ..."
    "$python" "$peers/resample_kcs.py" "$rows" "$file.new" "${sources[@]}"
    mv "$file.new" "$file"
  fi
  echo "$file"
}

simulated_year() { # simulated_year DECLARATIONS: prints the path of the declarations of a simulated year, made once
  local directory="$scratch/year-$1" file="$scratch/year-$1.csv"
  if [ ! -f "$file" ]; then
    say "Simulating a year of $1 declarations ..."
    java_run 2g org.tidewaiter.Main simulate --declarations "$1" --out "$directory" --no-parquet >&2
    gzip -dc "$directory/data/declarations.csv.gz" >"$file.new"
    mv "$file.new" "$file"
  fi
  echo "$file"
}

pipeline_run() { # pipeline_run HEAP MAPPING FILE CUT NAME: the way of one file, a line "NAME STEP SECONDS PROCESSOR-SECONDS" a step, "NAME rows N", "NAME peak MB"
  local heap=$1 mapping=$2 file=$3 cut=$4 name=$5
  rm -rf "$scratch/growth"
  java_run "$heap" org.tidewaiter.bench.Pipeline "$scratch/growth" "$mapping" "$file" "$cut" > "$scratch/run.txt"
  awk -v name="$name" '/^(load|features|learn|assess|rows) / { print name, $1, $2, $4 }' "$scratch/run.txt"
  echo "$name peak $(peak_mb)"
  rm -rf "$scratch/growth"
}

by_size() { # by_size FILE TITLE: what pipeline_run printed as a table: a column a name, and the ratio of each to the one before it; by the clock and in processor time
  awk -v title="$2" '
    !($1 in seen) { seen[$1]; names[++n] = $1 }
    { v[$1, $2] = $3; v[$1, "processor " $2] = $4 }
    END {
      printf "%-22s", title
      for (i = 1; i <= n; i++) printf "%14s", names[i]
      for (i = 2; i <= n; i++) printf "%20s", names[i] " / " names[i - 1]
      print ""
      k = split("load,features,learn,assess,processor load,processor features,processor learn,processor assess", steps, ",")
      for (s = 1; s <= k; s++) {
        printf "%-22s", steps[s]
        for (i = 1; i <= n; i++) { per[i] = 1e6 * v[names[i], steps[s]] / v[names[i], "rows"]; printf "%14.2f", per[i] }
        for (i = 2; i <= n; i++) printf "%20.2f", per[i] / per[i - 1]
        print ""
      }
      printf "%-22s", "items"
      for (i = 1; i <= n; i++) printf "%14d", v[names[i], "rows"]
      print ""
      printf "%-22s", "peak memory, MB"
      for (i = 1; i <= n; i++) printf "%14d", v[names[i], "peak"]
      print ""
    }' "$1"
}
