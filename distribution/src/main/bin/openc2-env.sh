# Copyright the openc2-mqtt authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# Read by the launchers beside it (oc2, oc2d, oc2-fabric), which have set OC2_HOME to the directory
# that holds bin/, lib/ and conf/. The user may set
#   OC2_JAVA       the java program to run; otherwise $JAVA_HOME/bin/java, otherwise java on the PATH
#   OC2_JAVA_OPTS  more flags for it, separated by spaces; the last of two that disagree counts
# Exit code 2: no Java 17 or later.

OC2_JAVA_NEEDED=17

# Prints the sentence and ends.
oc2_fail() {
  printf '%s: %s\n' "$OC2_PROGRAM" "$1" >&2
  exit 2
}

# Sets OC2_JAVA to the java program to run.
oc2_find_java() {
  if [ -n "${OC2_JAVA:-}" ]; then
    oc2_java_from="OC2_JAVA"
  elif [ -n "${JAVA_HOME:-}" ]; then
    OC2_JAVA=$JAVA_HOME/bin/java
    oc2_java_from="JAVA_HOME"
  else
    OC2_JAVA=$(command -v java) ||
      oc2_fail "no Java found: install Java $OC2_JAVA_NEEDED or later, or set JAVA_HOME."
    oc2_java_from="the PATH"
  fi
  [ -x "$OC2_JAVA" ] ||
    oc2_fail "$OC2_JAVA (from $oc2_java_from) is not there or cannot be run."
}

# Sets OC2_JAVA_MAJOR to the version of OC2_JAVA: 17, 25. The file `release` says it without
# starting a JVM, which would take as long again as a short command.
oc2_java_version() {
  oc2_real=$OC2_JAVA
  while [ -L "$oc2_real" ]; do
    oc2_link=$(readlink "$oc2_real")
    case $oc2_link in
      /*) oc2_real=$oc2_link ;;
      *) oc2_real=$(dirname "$oc2_real")/$oc2_link ;;
    esac
  done
  oc2_release=$(dirname "$oc2_real")/../release
  if [ -r "$oc2_release" ]; then
    oc2_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$oc2_release")
  else
    oc2_version=
  fi
  if [ -z "$oc2_version" ]; then
    oc2_version=$("$OC2_JAVA" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  # 1.8.0_392 is Java 8: its "1" is too old as well.
  OC2_JAVA_MAJOR=${oc2_version%%[!0-9]*}
  [ "${OC2_JAVA_MAJOR:-0}" -ge "$OC2_JAVA_NEEDED" ] ||
    oc2_fail "$OC2_JAVA (from $oc2_java_from) is Java ${oc2_version:-of unknown version}; it takes $OC2_JAVA_NEEDED or later."
}

# Sets OC2_CLASSPATH to the jars of the directories under lib/, sorted: always the same order.
oc2_class_path() {
  case $OC2_HOME in
    *:*) oc2_fail "Java cannot run programs below a directory with ':' in its name: $OC2_HOME" ;;
  esac
  OC2_CLASSPATH=
  for oc2_directory in "$@"; do
    for oc2_jar in "$OC2_HOME/$oc2_directory"/*.jar; do
      OC2_CLASSPATH=${OC2_CLASSPATH:+$OC2_CLASSPATH:}$oc2_jar
    done
  done
}

oc2_find_java
oc2_java_version
