// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.it.launcher.Scripts.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the launchers keep, with the real programs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are POSIX shell scripts")
@Timeout(900)
final class ClassArchiveTest {

  private static final long PATIENCE_SECONDS = 300;
  private static final long ANOTHER_USER = 12_345;

  /** What makes the archive, in the foreground. */
  private static final String MAKE =
      """
      set -eu
      OC2_PROGRAM=oc2 OC2_HOME=$1
      . "$OC2_HOME/bin/openc2-env.sh"
      oc2_class_path lib
      oc2_cache_home=$XDG_CACHE_HOME oc2_cache=$XDG_CACHE_HOME/openc2-mqtt oc2_key=1
      oc2_make_archive
      """;

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private Path cache = Path.of("");
  private Installation installation;

  @BeforeEach
  void install() throws Exception {
    installation = Installation.in(directory);
    cache = directory.resolve("cache of mine");
  }

  private Result oc2(Map<String, String> more, String... words) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", cache.toString());
    environment.put("OC2_ARCHIVE", "on");
    environment.putAll(more);
    List<String> command =
        Stream.concat(Stream.of(installation.program("oc2")), Stream.of(words)).toList();
    return Scripts.run(directory, environment, command.toArray(String[]::new));
  }

  private List<Path> kept(String ending) throws IOException {
    if (!Files.isDirectory(cache.resolve("openc2-mqtt"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache.resolve("openc2-mqtt"))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /** An archive that an earlier run has left. */
  private Path archive() throws Exception {
    oc2(Map.of(), "--version");
    return awaitArchive();
  }

  /** As if another start were at work: no archive is made instead of this one. */
  private static Path prevent(Path archive) throws IOException {
    String key = archive.getFileName().toString().replaceFirst("[.].*", "");
    return Files.createDirectory(archive.resolveSibling(key + ".making"));
  }

  private Path awaitArchive() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (kept(".jsa").isEmpty() || !kept(".making").isEmpty()) {
      assertThat(System.nanoTime()).as("the archive comes in time").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return kept(".jsa").get(0);
  }

  /** Whether classes of ours come out of an archive. */
  private boolean isUsed(Map<String, String> more) throws Exception {
    Path log = directory.resolve("classes.txt");
    Map<String, String> environment = new HashMap<>(more);
    environment.put("OC2_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    assertThat(oc2(environment, "--version").exitCode()).isZero();
    return Files.readString(log).contains("dev.openc2.cli.Oc2 source: shared objects file (top)");
  }

  @Test
  void firstRunsLeaveOneArchiveThatTheNextUses() throws Exception {
    CompletableFuture<Result> other =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return oc2(Map.of(), "--version");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Result one = oc2(Map.of(), "--version");

    assertThat(one.err()).isEmpty();
    assertThat(other.get()).isEqualTo(one);
    Path archive = awaitArchive();
    assertThat(archive.getFileName().toString()).endsWith("." + Files.size(archive) + ".jsa");
    assertThat(kept("")).containsExactly(archive);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.getParent())))
        .isEqualTo("rwx------");
    assertThat(isUsed(Map.of())).isTrue();
    assertThat(oc2(Map.of(), "--version")).isEqualTo(one);
  }

  @Test
  void itIsNotUsedWhenSwitchedOff() throws Exception {
    archive();

    assertThat(isUsed(Map.of("OC2_ARCHIVE", "off"))).isFalse();
  }

  // An archive is code.
  @Test
  void itIsNotUsedWhereOthersCanWrite() throws Exception {
    Path archive = archive();
    prevent(archive);
    for (Path place : List.of(archive, archive.getParent(), cache)) {
      for (String who : List.of("rwx-w----", "rwx----w-")) {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(who));

        assertThat(isUsed(Map.of())).as("%s %s", place, who).isFalse();
      }
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(isUsed(Map.of())).isTrue();
  }

  @Test
  void itIsNotUsedWhenItIsAnotherUsers() throws Exception {
    Path archive = archive();
    prevent(archive);
    give(archive, ANOTHER_USER);

    assertThat(isUsed(Map.of())).isFalse();
  }

  private static void give(Path path, long user) throws IOException {
    try {
      Files.setAttribute(path, "unix:uid", (int) user);
    } catch (IOException e) {
      Assumptions.abort("skipped: only root gives files away");
    }
  }

  @Test
  void aDamagedOneIsPassedOverWithoutAWord() throws Exception {
    Path archive = archive();
    byte[] good = Files.readAllBytes(archive);
    Result expected = oc2(Map.of("OC2_ARCHIVE", "off"), "--version");
    byte[] flipped = good.clone();
    for (int i = good.length / 4; i < good.length / 4 + 64; i++) {
      flipped[i] ^= 0x55;
    }
    List<byte[]> damaged =
        List.of(new byte[0], new byte[good.length], Arrays.copyOf(good, good.length / 2), flipped);
    Path making = prevent(archive);

    for (byte[] bytes : damaged) {
      Files.delete(archive);
      Files.write(archive, bytes);
      Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("r--------"));

      assertThat(oc2(Map.of(), "--version")).isEqualTo(expected);
      assertThat(isUsed(Map.of())).isFalse();
    }

    Files.delete(archive);
    Files.delete(making);
    assertThat(archive()).isRegularFile();
  }

  @Test
  void withoutAPlaceForItAProgramRunsAllTheSame() throws Exception {
    Result expected = oc2(Map.of("OC2_ARCHIVE", "off"), "--version");

    for (String place : List.of("/proc/none", "relative", "/", cache + ":colon")) {
      assertThat(oc2(Map.of("XDG_CACHE_HOME", place), "--version")).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsWrittenWhereOthersCanWrite() throws Exception {
    Files.createDirectory(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

    make("exit 0");

    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void aRehearsalThatFailsIsNotTriedAgainAtOnce() throws Exception {
    Path runs = directory.resolve("runs");

    make("echo run >>" + runs + "; exit 1");
    make("echo run >>" + runs + "; exit 1");

    assertThat(runs).hasContent("run");
    assertThat(kept(".jsa")).isEmpty();
  }

  /** Lets a program take the place of Java, and the archive be made by it. */
  private void make(String body) throws Exception {
    Path java =
        Files.writeString(
            directory.resolve("java"),
            "#!/bin/sh\n[ \"$1\" != -version ] || { echo 'x version \"17\"' >&2; exit; }\n"
                + body
                + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

    Result result =
        Scripts.run(
            directory,
            Map.of("OC2_JAVA", java.toString(), "XDG_CACHE_HOME", cache.toString()),
            "sh",
            "-c",
            MAKE,
            "sh",
            directory.resolve("home").toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
