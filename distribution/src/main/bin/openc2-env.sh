# Copyright the openc2-mqtt authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# Read by the launchers beside it (oc2, oc2d, oc2-fabric), which have set OC2_HOME to the directory
# that holds bin/, lib/ and conf/. The user may set
#   OC2_JAVA       the java program to run; otherwise $JAVA_HOME/bin/java, otherwise java on the PATH
#   OC2_JAVA_OPTS  more flags for it, separated by spaces; the last of two that disagree counts
#   OC2_ARCHIVE    off: neither use nor make an archive of classes (see below)
# Exit code 2: no Java 17 or later.
#
# Each program that is started here costs a millisecond or two of every command: where the shell can
# do the same by itself, it does.

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
# starting a JVM.
oc2_java_version() {
  case $OC2_JAVA in
    */*) oc2_real=$OC2_JAVA ;;
    *) oc2_real=./$OC2_JAVA ;;
  esac
  while [ -L "$oc2_real" ]; do
    oc2_link=$(readlink "$oc2_real")
    case $oc2_link in
      /*) oc2_real=$oc2_link ;;
      *) oc2_real=${oc2_real%/*}/$oc2_link ;;
    esac
  done
  oc2_release=${oc2_real%/*}/../release
  oc2_version=
  if [ -r "$oc2_release" ]; then
    oc2_release_version
  fi
  if [ -z "$oc2_version" ]; then
    oc2_version=$("$OC2_JAVA" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  # 1.8.0_392 is Java 8: its "1" is too old as well.
  OC2_JAVA_MAJOR=${oc2_version%%[!0-9]*}
  [ "${OC2_JAVA_MAJOR:-0}" -ge "$OC2_JAVA_NEEDED" ] ||
    oc2_fail "$OC2_JAVA (from $oc2_java_from) is Java ${oc2_version:-of unknown version}; it takes $OC2_JAVA_NEEDED or later."
}

# Sets oc2_version to what the file `release` says.
oc2_release_version() {
  while read -r oc2_line || [ -n "$oc2_line" ]; do
    case $oc2_line in
      JAVA_VERSION=\"*\")
        oc2_version=${oc2_line#*\"}
        oc2_version=${oc2_version%\"}
        ;;
    esac
  done <"$oc2_release"
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

# An archive of classes that Java has read before makes a short command a third faster. It is made
# once for a Java and a set of jars, in the background at the first run, and kept in
# ${XDG_CACHE_HOME:-$HOME/.cache}/openc2-mqtt. Whatever is wrong with it or with that directory, the
# program runs without.

# Succeeds if all of these are there, belong to us and can be written by nobody else: what is in an
# archive is run. Sets oc2_size to the size of the last.
oc2_are_ours() {
  oc2_me=$(id -u 2>/dev/null) && oc2_listing=$(ls -ldnL -- "$@" 2>/dev/null) || return 1
  while read -r oc2_mode _ oc2_owner _ oc2_octets _; do
    case $oc2_mode in
      ?????-??-*) [ "$oc2_owner" = "$oc2_me" ] || return 1 ;;
      *) return 1 ;;
    esac
    oc2_size=$oc2_octets
  done <<EOF
$oc2_listing
EOF
}

# Sets oc2_key to a number that is another one when java or a jar is. Not the modification time, which
# reproducible builds set to the same: the inode and when it was last changed.
oc2_archive_key() {
  set -f
  oc2_ifs=$IFS
  IFS=:
  # shellcheck disable=SC2086
  set -- $OC2_CLASSPATH
  IFS=$oc2_ifs
  set +f
  set -- "$OC2_JAVA" "$oc2_real" "$oc2_release" "$@"
  # shellcheck disable=SC2046 # two words: the sum and the number of octets
  set -- $({ LC_ALL=C TZ=UTC ls -lnicL --full-time -- "$@" || LC_ALL=C TZ=UTC ls -lnicL -- "$@"; } \
    2>/dev/null | cksum 2>/dev/null)
  oc2_key=${1:-}${2:-}
}

# Sets OC2_ARCHIVED to the archive and OC2_ARCHIVE_FLAGS to what goes with it, or both to nothing.
oc2_class_archive() {
  OC2_ARCHIVED=
  OC2_ARCHIVE_FLAGS=
  oc2_cache_home=${XDG_CACHE_HOME:-${HOME:-}/.cache}
  # Java takes a colon for the end of the name; a service may have no home, or / for one.
  case ${OC2_ARCHIVE:-on}:$oc2_cache_home in
    off:* | *:*:* | *:/ | *:/.cache) return 0 ;;
    *:/*) ;;
    *) return 0 ;;
  esac
  oc2_cache=$oc2_cache_home/openc2-mqtt
  oc2_archive_key
  [ -n "$oc2_key" ] || return 0
  # Its name tells its size: half an archive would be the end of the JVM.
  for oc2_archive in "$oc2_cache/$oc2_key".*.jsa; do
    if oc2_are_ours "$oc2_cache_home" "$oc2_cache" "$oc2_archive" &&
      [ "$oc2_archive" = "$oc2_cache/$oc2_key.$oc2_size.jsa" ]; then
      # shellcheck disable=SC2034 # for the launchers
      OC2_ARCHIVED=$oc2_archive
      oc2_archive_flags
      return 0
    fi
  done
  # Twice in the background, so that the program does not end up with a child of ours.
  (oc2_make_archive </dev/null >/dev/null 2>&1 &)
}

# Sets OC2_ARCHIVE_FLAGS: the archive is checked whole, and not a word is said of what is wrong with
# it. Whatever else the JVM has to say goes where it disturbs no output.
oc2_archive_flags() {
  OC2_ARCHIVE_FLAGS="-XX:+VerifySharedSpaces -Xlog:disable -Xlog:all=warning,cds*=off:stderr"
  if [ "$OC2_JAVA_MAJOR" -ge 24 ]; then
    OC2_ARCHIVE_FLAGS="-XX:+VerifySharedSpaces -Xlog:disable -Xlog:all=warning,cds*=off,aot*=off:stderr"
  fi
}

# Makes the archive, unless another start does or has failed to within a day.
oc2_make_archive() {
  trap '' HUP
  umask 077
  oc2_make_directory "$oc2_cache_home" && oc2_make_directory "$oc2_cache" || return 0
  oc2_has_memory || return 0
  oc2_making=$oc2_cache/$oc2_key.making
  [ ! -d "$oc2_making" ] || find "$oc2_making" -prune -mtime +0 -exec rm -rf {} +
  mkdir "$oc2_making" || return 0
  oc2_archive_flags
  if oc2_rehearse && oc2_are_ours "$oc2_making/archive"; then
    # First the content, then the name: no loss of power leaves half an archive.
    sync
    mv "$oc2_making/archive" "$oc2_cache/$oc2_key.$oc2_size.jsa"
    rm -rf "$oc2_making"
  else
    # The directory stays, as a sign.
    rm -rf "${oc2_making:?}"/*
  fi
  # Those of jars that are no more.
  find "$oc2_cache" -name '*.jsa' -mtime +30 -exec rm -f {} +
}

# Succeeds when Java has run both programs once and written what it learned.
oc2_rehearse() {
  # shellcheck disable=SC2086
  nice -n 10 "$OC2_JAVA" $OC2_ARCHIVE_FLAGS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m \
    "-XX:ArchiveClassesAtExit=$oc2_making/archive" "-Djava.io.tmpdir=$oc2_making" \
    "-Dopenc2.home=$OC2_HOME" -cp "$OC2_CLASSPATH" dev.openc2.rehearsal.Rehearsal "$oc2_making"
}

# Succeeds if the directory is ours alone, and makes it if it is missing and the one above is ours.
oc2_make_directory() {
  oc2_above=$(dirname "$1")
  [ -e "$1" ] || { oc2_are_ours "$oc2_above" && mkdir "$1"; }
  oc2_are_ours "$1"
}

# Succeeds if 256 MiB are free: on a smaller device nothing is done beside the program.
oc2_has_memory() {
  [ ! -r /proc/meminfo ] ||
    [ "$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)" -ge 262144 ]
}

oc2_find_java
oc2_java_version
