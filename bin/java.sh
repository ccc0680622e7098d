# What the launcher and the benches share: source it with `home` set to the project's directory. Finds a JDK, builds, says how Java runs.
# shellcheck shell=bash

say() { printf 'tidewaiter: %s\n' "$*" >&2; }

release_of() { # the feature release of the JDK in a directory, 0 if there is none
  local line
  line=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || true
  [ -x "$1/bin/javac" ] && [ -n "$line" ] && echo "$line" || echo 0
}

find_jdk() { # JAVA_HOME, the javac on the PATH, then the places where systems put JDKs: the first of release 25 or later
  local candidate on_path
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")") || on_path=
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && [ "$(release_of "$candidate")" -ge 25 ]; then
      echo "$candidate"
      return
    fi
  done
  say "There is no JDK 25 or later in the usual places: install one (for example Temurin 25) or set JAVA_HOME to it."
  exit 1
}

need_maven() {
  command -v mvn >/dev/null 2>&1 && return
  say "Building needs Maven, and there is no mvn on the PATH: install it (Debian: apt-get install maven)."
  exit 1
}

build() { # builds when there is no jar, or when a source is newer than it; the log is shown when it fails
  local jar="$home/platform/target/tidewaiter.jar" log="$home/platform/target/build.log"
  if [ -f "$jar" ] && [ -z "$(find "$home/pom.xml" "$home/platform/pom.xml" "$home/platform/src/main" -newer "$jar" -print -quit)" ]; then
    return
  fi
  need_maven
  mkdir -p "$(dirname "$log")"
  say "Building (once; the first time fetches libraries, which takes a few minutes) ..."
  if ! mvn -q -B -f "$home/pom.xml" -Dmaven.test.skip=true package >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say "The build failed; the whole log is in $log."
    exit 1
  fi
  touch "$jar"
}

# How Java runs, here and in the benches.
# The serial collector: what stands in memory is few large arrays, and the parallel one keeps a tenth more for itself. A small
# young generation leaves room for them: with the usual third, a million rows of features did not fit into 600 MB. And what is
# large starts where it will stay: moving a column from the young generation cost as much as filling it.
machine=(-XX:+UseSerialGC -XX:NewRatio=4 -XX:PretenureSizeThreshold=1m
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
# Memory in large pages where the system gives them: to touch it for the first time took a fifth of making features.
if grep -qsE '\[(always|madvise)\]' /sys/kernel/mm/transparent_hugepage/enabled; then
  machine+=(-XX:+UseTransparentHugePages)
fi

quick_start() { # adds what the virtual machine keeps of a run on the data that ships, made once a build (decisions/0011)
  local target="$home/platform/target" cache workspace
  cache="$target/quick-start-$(cksum <"$JAVA_HOME/release" | cut -d ' ' -f 1).aot"
  if [ ! "$cache" -nt "$target/tidewaiter.jar" ] && [ -w "$target" ]; then
    say "Preparing a quick start (once after a build, about 20 seconds) ..."
    find "$target" -maxdepth 1 -name 'quick-start-*' ! -newer "$target/tidewaiter.jar" -delete # of former builds
    workspace=$(mktemp -d)
    "$JAVA_HOME/bin/java" -Xmx2g "${machine[@]}" -XX:AOTCacheOutput="$cache.$$" -jar "$target/tidewaiter.jar" \
      demo --data kcs --no-serve --workspace "$workspace/kcs" >"$target/quick-start.log" 2>&1 || rm -f "$cache.$$"
    rm -rf "$workspace"
    [ -f "$cache.$$" ] || : >"$cache.$$" # could not be made: go on without, and do not try again
    mv "$cache.$$" "$cache"
  fi
  [ ! -s "$cache" ] || machine+=(-XX:AOTCache="$cache" -Xlog:aot=off -Xlog:cds=off)
}

use_jdk() { # sets and exports JAVA_HOME, and how XGBoost's threads wait
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME
  # XGBoost's threads spin while they wait for one another: on a busy machine that made learning 20 times slower.
  export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-PASSIVE}"
}
