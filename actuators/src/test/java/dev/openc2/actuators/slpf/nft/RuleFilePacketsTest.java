// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code update file} promises, real packets show. */
class RuleFilePacketsTest extends OnTheStreet {

  private final Path directory;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private NftDevice router;

  RuleFilePacketsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void start() {
    router =
        new NftDevice(
            street().router, directory.resolve("state"), new ManualScheduler(), null, directory);
  }

  @AfterEach
  void stop() {
    router.close();
  }

  private Response update(String... lines) throws Exception {
    return update(List.of(lines));
  }

  private Response update(List<String> lines) throws Exception {
    write(lines);
    return router.run("update", "'file':{'name':'a.rules'}", "");
  }

  private void write(List<String> lines) throws IOException {
    Files.write(directory.resolve("a.rules"), lines);
  }

  private static String table() {
    return street().router.exec("nft", "list", "table", "inet", "openc2");
  }

  // F16
  @Test
  @Tag("F16")
  void packetsMeetTheFileAndThenTheNextOne() throws Exception {
    assertThat(
            update(
                    "deny ipv4_net " + Street.SERVER,
                    "deny ipv6_net " + Street.SERVER6,
                    "deny ipv4_connection protocol=tcp,dst_port=" + Street.PORT)
                .status())
        .isEqualTo(200);
    assertThat(street().pings(Street.SERVER)).isFalse();
    assertThat(street().pings(Street.SERVER6)).isFalse();
    assertThat(street().connects(Street.OTHER, Street.PORT)).isFalse();
    assertThat(street().connects(Street.OTHER, Street.OTHER_PORT)).isTrue();

    assertThat(update("deny ipv4_net " + Street.OTHER).status()).isEqualTo(200);

    assertThat(street().pings(Street.SERVER)).isTrue();
    assertThat(street().pings(Street.SERVER6)).isTrue();
    assertThat(street().connects(Street.SERVER, Street.PORT)).isTrue();
    assertThat(street().pings(Street.OTHER)).isFalse();
  }

  @Test
  @Tag("F16")
  void theRuleOfACommandStaysAndTheFileSurvivesAReboot() throws Exception {
    router.deny("'ipv4_net':'" + Street.OTHER + "'");
    update("deny ipv4_net " + Street.SERVER);
    Files.delete(directory.resolve("a.rules"));

    router.reboot();

    assertThat(street().pings(Street.SERVER)).isFalse();
    assertThat(street().pings(Street.OTHER)).isFalse();
    update("# none");
    assertThat(street().pings(Street.SERVER)).isTrue();
    assertThat(street().pings(Street.OTHER)).isFalse();
  }

  @Test
  @Tag("F14")
  void aFileThatIsRefusedLeavesTheKernelAsItWas() throws Exception {
    update("deny ipv4_net " + Street.SERVER);
    String before = table();

    List<Integer> answers = new ArrayList<>();
    // What is protected, what is no rule, and what nft alone would understand.
    answers.add(update("allow ipv4_net " + Street.SERVER, "deny ipv4_net 192.0.2.200").status());
    answers.add(update("flush ruleset").status());
    answers.add(update("deny ipv4_net 192.0.2.1 }; flush ruleset; {").status());
    answers.add(router.run("update", "'file':{'name':'b.rules'}", "").status());
    answers.add(router.run("update", "'file':{'name':'passwd','path':'/etc'}", "").status());

    assertThat(answers).containsExactly(403, 400, 400, 500, 500);
    assertThat(table()).isEqualTo(before);
    assertThat(street().pings(Street.SERVER)).isFalse();
  }

  @Test
  void aTableThatSomebodyFlushedIsMadeAnewByTheSameFile() throws Exception {
    update("deny ipv4_net " + Street.SERVER);
    street().router.exec("nft", "delete", "table", "inet", "openc2");
    assertThat(street().pings(Street.SERVER)).isTrue();

    assertThat(update("deny ipv4_net " + Street.SERVER).status()).isEqualTo(200);
    assertThat(street().pings(Street.SERVER)).isFalse();
    street().router.exec("nft", "flush", "table", "inet", "openc2");
    assertThat(update("deny ipv4_net " + Street.SERVER).status()).isEqualTo(200);
    assertThat(street().pings(Street.SERVER)).isFalse();
  }

  // At no time one half of each file: who pings all the while is never answered.
  @Test
  void noPacketMeetsHalfOfAFile() throws Exception {
    update("deny ipv4_net " + Street.SERVER);
    Process pings =
        new ProcessBuilder(
                street()
                    .client
                    .inside("ping", "-i", "0.002", "-c", "1000", "-W", "1", Street.SERVER))
            .redirectErrorStream(true)
            .start();

    int updates = 0;
    while (pings.isAlive()) {
      String net = updates % 2 == 0 ? Street.SERVER + "/31" : Street.SERVER;
      assertThat(update("deny ipv4_net " + net).status()).isEqualTo(200);
      updates++;
    }

    assertThat(new String(pings.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(" 0 received");
    assertThat(updates).isGreaterThan(2);
  }

  @Test
  void aFileOfThousandsOfRulesIsOneStep() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      lines.add("deny ipv4_net 198.18." + i / 256 + "." + i % 256);
    }
    lines.add("deny ipv4_net " + Street.SERVER);
    long begin = System.nanoTime();
    Response response = update(lines);
    long all = System.nanoTime() - begin;
    lines.set(17, "deny ipv4_net 198.19.0.1");
    begin = System.nanoTime();
    Response again = update(lines);

    System.out.printf(
        "a file of %d rules: %d ms, with one changed: %d ms%n",
        lines.size(), all / 1_000_000, (System.nanoTime() - begin) / 1_000_000);
    assertThat(response.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(street().pings(Street.SERVER)).isFalse();
    assertThat(table()).contains("198.19.0.1").doesNotContain("198.18.0.17 ");
  }
}
