// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is refused with one clear sentence. */
class NftablesFactoryTest {

  private final NftablesFactory factory = new NftablesFactory();
  private final Path directory;

  NftablesFactoryTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static NftablesConfig config(
      @Nullable String table, @Nullable Path program, @Nullable String netns) {
    NftablesConfig.Builder builder = NftablesConfig.builder().timeout(Duration.ofSeconds(2));
    if (table != null) {
      builder.table(table);
    }
    if (program != null) {
      builder.program(program);
    }
    if (netns != null) {
      builder.netns(netns);
    }
    return builder.build();
  }

  private static NftablesConfig protecting(String... protect) {
    return NftablesConfig.builder().protect(List.of(protect)).build();
  }

  /** A program in the place of nft that behaves like this. */
  private Path program(String script) throws Exception {
    Path program = Files.writeString(directory.resolve("nft"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  private String refusal(Path program) {
    try {
      factory.check(config(null, program, null));
      return "";
    } catch (OpenC2Exception e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "open c2", "a;flush ruleset", "1", "a\nb", "-a"})
  void aTableHasAPlainName(String table) {
    assertThatThrownBy(() -> config(table, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("table: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../net", ".x", "a b", "-a"})
  void aNamespaceHasAPlainName(String netns) {
    assertThatThrownBy(() -> config(null, null, netns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("netns: ");
  }

  @Test
  void whatIsProtectedIsCheckedByItsKey() {
    assertThatThrownBy(() -> protecting("10.0.9.0/24", "nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("protect: ")
        .hasMessageContaining("nonsense");
  }

  @Test
  void withoutAStateDirectoryItIsRefused() {
    ManualScheduler time = new ManualScheduler();
    ActuatorContext context = new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, null);

    assertThatThrownBy(() -> factory.create(factory.defaultConfig(), context))
        .isInstanceOf(OpenC2Exception.class)
        .hasMessageContaining("state directory");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThat(refusal(Path.of("/nonexistent/nft"))).contains("cannot run /nonexistent/nft");
  }

  @Test
  void aMissingCapabilityIsNamed() throws Exception {
    Path program = program("echo 'Error: Operation not permitted (you must be root)' >&2; exit 1");

    assertThat(refusal(program)).contains("CAP_NET_ADMIN");
  }

  @Test
  void aProgramThatDoesNotEndIsEnded() throws Exception {
    assertThat(refusal(program("exec sleep 60"))).contains("did not end within PT2S");
  }

  @Test
  void whatTheProgramSaysIsTold() throws Exception {
    assertThat(refusal(program("echo '/dev/stdin:1:1-2: Error: syntax error'; exit 1")))
        .contains("syntax error");
  }

  @Test
  void theProgramGetsNothingOfOurEnvironment() throws Exception {
    Path seen = directory.resolve("seen");

    assertThat(refusal(program("env > " + seen))).isEmpty();

    assertThat(seen).content().contains("LC_ALL=C").doesNotContain("HOME=", "JAVA");
  }

  @Test
  void aNamespaceThatIsNotThereIsNotAnEmptyTable() {
    NetNamespace.assumePossible();
    NftablesFilter filter =
        new NftablesFilter(
            config(null, null, "oc2-is-not-there").nft(), config(null, null, null).layout(""));

    assertThatThrownBy(filter::isBlank).hasMessageContaining("oc2-is-not-there");
  }

  @Test
  void aCheckChangesNothing() {
    NetNamespace.assumePossible();
    try (NetNamespace namespace = NetNamespace.open()) {
      assertThatCode(() -> factory.check(config(null, null, namespace.name())))
          .doesNotThrowAnyException();

      assertThat(namespace.exec("nft", "list", "ruleset")).isEmpty();
    }
  }
}
