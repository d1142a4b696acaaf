// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.Verdict;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.value.Ipv4Net;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that does its work and then hangs has changed nothing in the end. */
@Timeout(60)
class CutOffTest {

  private final Path hang;
  private final Path program;

  CutOffTest(@TempDir Path directory) {
    this.hang = directory.resolve("hang");
    this.program = directory.resolve("nft");
  }

  @BeforeEach
  void writeProgram() throws IOException {
    NetNamespace.assumePossible();
    Files.writeString(
        program,
        """
        #!/bin/sh
        case "$*" in *monitor*) exit 0;; esac
        /usr/sbin/nft "$@"; result=$?
        [ -e %s ] && [ $result = 0 -o ! -s %s ] && exec sleep 60
        exit $result
        """
            .formatted(hang, hang));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static FilterRule deny(long number) {
    return new FilterRule(
        new RuleNumber(number),
        Verdict.DENY,
        new Ipv4NetTarget(Ipv4Net.parse("192.0.2." + number)),
        Direction.BOTH,
        DropProcess.NONE,
        true,
        "soc");
  }

  @Test
  void whatWasCutOffIsUndoneAsSoonAsThatIsPossible() throws IOException {
    try (NetNamespace namespace = NetNamespace.open();
        NftablesFilter filter =
            new NftablesFilter(
                new NftProgram(program, namespace.name(), Duration.ofSeconds(2)),
                new Layout("openc2", -10, List.of(), ""))) {
      filter.restore(List.of(deny(1)));
      Files.createFile(hang);

      assertThatThrownBy(() -> filter.apply(deny(2))).isInstanceOf(PacketFilterException.class);
      String meanwhile = namespace.exec("nft", "list", "table", "inet", "openc2");
      Files.delete(hang);
      filter.apply(deny(3));

      assertThat(meanwhile).as("it was done, or undone by a run that hung").contains("192.0.2.1 ");
      assertThat(namespace.exec("nft", "list", "table", "inet", "openc2"))
          .contains("192.0.2.1 ", "192.0.2.3 ")
          .doesNotContain("192.0.2.2 ");
      assertThat(filter.rules()).containsExactly(deny(1), deny(3));
    }
  }

  @Test
  void whatWasCutOffWhileAClearedTableWasMadeAnewIsUndone() throws IOException {
    try (NetNamespace namespace = NetNamespace.open();
        NftablesFilter filter =
            new NftablesFilter(
                new NftProgram(program, namespace.name(), Duration.ofSeconds(2)),
                new Layout("openc2", -10, List.of(), ""))) {
      filter.restore(List.of(deny(1)));
      namespace.exec("nft", "delete", "table", "inet", "openc2");
      Files.writeString(hang, "once it has worked");

      assertThatThrownBy(() -> filter.apply(deny(2))).isInstanceOf(PacketFilterException.class);
      Files.delete(hang);
      filter.apply(deny(3));

      assertThat(namespace.exec("nft", "list", "table", "inet", "openc2"))
          .contains("192.0.2.1 ", "192.0.2.3 ")
          .doesNotContain("192.0.2.2 ");
    }
  }
}
