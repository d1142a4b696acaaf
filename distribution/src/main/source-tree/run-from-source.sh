# Copyright the openc2-mqtt authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# Read by the launchers in the root of the repository, which have set
#   OC2_ROOT     that root
#   OC2_PROGRAM  the program to run: oc2, oc2d, oc2-fabric
# Builds the distribution once if there is none of this version, then runs the program out of it.
# Exit code 2: no JDK, no Maven, or the build failed.

OC2_JDK_NEEDED=17

# Prints the sentence and ends.
oc2_fail() {
  printf '%s: %s\n' "$OC2_PROGRAM" "$1" >&2
  exit 2
}

# The version in the parent POM: the only <version> that is indented by two spaces.
oc2_version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$OC2_ROOT/pom.xml")
oc2_built=$OC2_ROOT/distribution/target/openc2-mqtt-$oc2_version
oc2_lock=$OC2_ROOT/distribution/target/.launcher-lock

# The archive is made after the directory: where it is, the directory is complete.
oc2_is_built() {
  [ -f "$oc2_built.tar.gz" ] && [ -x "$oc2_built/bin/$OC2_PROGRAM" ]
}

oc2_require_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then
    oc2_javac=$JAVA_HOME/bin/javac
    [ -x "$oc2_javac" ] ||
      oc2_fail "JAVA_HOME ($JAVA_HOME) is no JDK: it has no bin/javac; building takes JDK $OC2_JDK_NEEDED or later."
  else
    oc2_javac=$(command -v javac) ||
      oc2_fail "no JDK found (javac): building takes JDK $OC2_JDK_NEEDED or later; install one, or set JAVA_HOME."
  fi
  # "javac 17.0.15"; a JDK 8 says "javac 1.8.0_392"
  oc2_jdk=$("$oc2_javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${oc2_jdk:-0}" -ge "$OC2_JDK_NEEDED" ] ||
    oc2_fail "$oc2_javac is too old: building takes JDK $OC2_JDK_NEEDED or later."
}

oc2_require_maven() {
  command -v mvn >/dev/null ||
    oc2_fail "no Maven found (mvn): building takes Maven 3.8 or later; install it first."
  # "Apache Maven 3.8.7 (...)", perhaps in bold
  oc2_maven=$(mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  case $oc2_maven in
    '' | [0-2]\ * | 3\ [0-7]) oc2_fail "mvn is too old: building takes Maven 3.8 or later." ;;
  esac
}

# Takes the lock, or waits until whoever has it is done. A lock whose holder is gone is broken.
oc2_take_lock() {
  mkdir -p "$OC2_ROOT/distribution/target" ||
    oc2_fail "cannot build: $OC2_ROOT/distribution/target cannot be written."
  until mkdir "$oc2_lock" 2>/dev/null; do
    oc2_holder=$(cat "$oc2_lock/pid" 2>/dev/null) || oc2_holder=
    if [ -n "$oc2_holder" ] && ! kill -0 "$oc2_holder" 2>/dev/null; then
      rm -rf "$oc2_lock"
    else
      ${oc2_waits:-false} ||
        printf '%s: waiting for another start that is building ...\n' "$OC2_PROGRAM" >&2
      oc2_waits=true
      sleep 1
    fi
  done
  printf '%s\n' "$$" >"$oc2_lock/pid"
  trap 'rm -rf "$oc2_lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

oc2_build() {
  printf '%s: building openc2-mqtt once, which takes a minute or two ...\n' "$OC2_PROGRAM" >&2
  # Only what the distribution needs, and no tests: not even compiled.
  (cd "$OC2_ROOT" && mvn -q -B -Dstyle.color=never -Dmaven.test.skip=true -pl distribution -am package) >&2 ||
    oc2_fail "the build failed; what Maven said is above."
}

if ! oc2_is_built; then
  oc2_require_jdk
  oc2_require_maven
  oc2_take_lock
  # Another start may have built it while this one waited.
  oc2_is_built || oc2_build
  rm -rf "$oc2_lock"
  trap - EXIT INT TERM HUP
fi
exec "$oc2_built/bin/$OC2_PROGRAM" "$@"
