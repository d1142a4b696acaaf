// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Invocation;
import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.daemon.config.ConfigParser;
import dev.openc2.daemon.config.DaemonConfig;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.RequestId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class RulesCommandTest {

  private static final ActuatorFactories FACTORIES = ActuatorFactories.installed(Assertions::fail);

  private final Path directory;
  private final ManualScheduler time = new ManualScheduler();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<AutoCloseable> toClose = new ArrayList<>();
  private int pauses;

  RulesCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : toClose) {
      one.close();
    }
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = RulesCommand.commandLine(FACTORIES, () -> pauses++);
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private Path config(String actuators) throws Exception {
    return Files.writeString(
        directory.resolve("oc2d.yaml"),
        """
        device: fw1
        stateDirectory: state
        transfers: [{uri: 'mqtt://127.0.0.1:1'}]
        actuators: [%s]
        """
            .formatted(actuators));
  }

  private static String nftables(NetNamespace namespace) {
    return "{profile: slpf, means: nftables, config: {netns: %s}}".formatted(namespace.name());
  }

  private NetNamespace namespace() {
    NetNamespace.assumePossible();
    NetNamespace namespace = NetNamespace.open();
    toClose.add(namespace);
    return namespace;
  }

  /** The actuator of a daemon that runs with a configuration. */
  private Actuator start(Path config) throws Exception {
    DaemonConfig daemon = new ConfigParser(FACTORIES).parse(config);
    Actuator actuator =
        daemon
            .actuators()
            .get(0)
            .create(
                new ActuatorContext(
                    daemon.device(),
                    time.clock(),
                    time,
                    daemon.actuators().get(0).directory(directory.resolve("state"), 0)));
    toClose.add(0, actuator);
    return actuator;
  }

  private static void run(Actuator actuator, String command) throws Exception {
    Command asked =
        MessageCodec.of(Profiles.installed())
            .read(command.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Encodings.JSON)
            .command();
    assertThat(
            actuator
                .handler(asked.action(), asked.target().name())
                .orElseThrow()
                .handle(asked, new Invocation("soc", RequestId.of("r" + command.hashCode()), null))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .status())
        .isEqualTo(200);
  }

  private void assertSentence(String... parts) {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("oc2d: ")
        .contains(parts);
  }

  @Test
  void peopleGetATableOfTheRulesOfARunningDaemon() throws Exception {
    Path config = config(nftables(namespace()));
    Actuator actuator = start(config);
    run(
        actuator,
        "{'action':'deny','target':{'ipv4_net':'203.0.113.0/24'},'args':{'duration':60000}}");
    run(
        actuator,
        "{'action':'deny','target':{'ipv6_connection':{'protocol':'tcp','dst_port':23}},"
            + "'args':{'slpf':{'direction':'ingress','drop_process':'reject',"
            + "'persistent':false,'insert_rule':1234}}}");

    int exitCode = run("--config", config.toString());

    assertThat(err.toString()).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(pauses).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).matches("NUMBER +STATE +RULE +FROM +SINCE +UNTIL +PACKETS +BYTES");
    assertThat(lines.get(1))
        .matches(" +1 +in-force +deny ipv4_net 203.0.113.0/24 +soc +20[^ ]+ +20[^ ]+ +0 +0");
    assertThat(lines.get(2))
        .matches(
            " +1234 +in-force +deny ipv6_connection protocol=tcp,dst_port=23 direction=ingress"
                + " drop_process=reject persistent=false +soc +20[^ ]+ +- +0 +0");
  }

  @Test
  void programsGetOneObjectARule() throws Exception {
    NetNamespace namespace = namespace();
    Path config = config(nftables(namespace));
    run(start(config), "{'action':'allow','target':{'ipv4_net':'203.0.113.7'}}");

    int exitCode = run("--config", config.toString(), "-o", "json");

    assertThat(exitCode).isZero();
    JsonNode rule = new ObjectMapper().readTree(out.toString());
    assertThat(rule.fieldNames())
        .toIterable()
        .containsExactly(
            "actuator",
            "table",
            "state",
            "number",
            "action",
            "target",
            "value",
            "direction",
            "dropProcess",
            "persistent",
            "ofFile",
            "from",
            "since",
            "packets",
            "bytes");
    assertThat(rule.path("actuator").asText()).isEqualTo("0-slpf-nftables");
    assertThat(rule.path("table").asText())
        .isEqualTo("inet openc2 in the namespace " + namespace.name());
    assertThat(rule.path("state").asText()).isEqualTo("in-force");
    assertThat(rule.path("number").asLong()).isEqualTo(1);
    assertThat(rule.path("value").asText()).isEqualTo("203.0.113.7");
    assertThat(rule.path("persistent").isBoolean()).isTrue();
  }

  @Test
  void aDisagreementOfKernelAndStoreIsShownAndEndsWithFour() throws Exception {
    NetNamespace namespace = namespace();
    Path config = config(nftables(namespace));
    run(start(config), "{'action':'deny','target':{'ipv4_net':'203.0.113.7'}}");
    namespace.nft("delete element inet openc2 drop_both_ip_net32 { 203.0.113.7 }\n");
    namespace.nft("add element inet openc2 drop_both_ip_net32 { 192.0.2.9 comment \"me\" }\n");

    int exitCode = run("--config", config.toString());
    String table = out.toString();
    String complaint = err.toString();
    run("--config", config.toString(), "-o", "json");

    assertThat(exitCode).isEqualTo(4);
    assertThat(pauses).as("looked twice, each time").isEqualTo(2);
    assertThat(complaint).contains("oc2d: kernel and store disagree, table inet openc2");
    assertThat(table).containsPattern("1 +missing +deny ipv4_net 203.0.113.7 ");
    assertThat(table).containsPattern("- +foreign +element of drop_both_ip_net32 \"me\" ");
    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"state\":\"missing\"").doesNotContain("packets"),
            line -> assertThat(line).contains("\"state\":\"foreign\"", "\"name\":\"me\""));
  }

  @Test
  void aFlushNeedsAYes() throws Exception {
    Path config = config(nftables(namespace()));
    run(start(config), "{'action':'deny','target':{'ipv4_net':'203.0.113.7'}}");

    assertThat(run("flush", "--config", config.toString())).isEqualTo(2);
    assertSentence("all rules", "1 now", "--yes");
    run("--config", config.toString());
    assertThat(out.toString()).contains("203.0.113.7");
  }

  @Test
  void aFlushRemovesThemBesideADaemonAndWithout() throws Exception {
    Path config = config(nftables(namespace()));
    Actuator actuator = start(config);
    run(actuator, "{'action':'deny','target':{'ipv4_net':'203.0.113.7'}}");

    assertThat(run("flush", "--yes", "--config", config.toString())).isZero();
    assertThat(out.toString()).startsWith("1 rule removed, table inet openc2");
    actuator.close();
    assertThat(run("flush", "--yes", "--config", config.toString())).isZero();
    assertThat(out.toString()).startsWith("0 rules removed");
    assertThat(run("--config", config.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(1);
  }

  @Test
  void aFlushThatTheKernelRefusesSaysSoAndEndsWithThree() throws Exception {
    NetNamespace namespace = namespace();
    Path config = config(nftables(namespace));
    Actuator actuator = start(config);
    run(actuator, "{'action':'deny','target':{'ipv4_net':'203.0.113.7'}}");
    namespace.nft(
        "flush table inet openc2\nadd rule inet openc2 input tcp dport 1 drop comment \"x\"\n");

    assertThat(run("flush", "--yes", "--config", config.toString())).isEqualTo(3);
    assertSentence("not flushed", "somebody else's");
  }

  @Test
  void rulesInMemoryCannotBeLookedAt() throws Exception {
    Path config = config("{profile: slpf, means: memory}");

    assertThat(run("--config", config.toString())).isEqualTo(2);
    assertSentence("slpf=memory");
    Files.createDirectories(directory.resolve("state/actuators/0-slpf-memory"));
    assertThat(run("flush", "--yes", "--state-dir", directory.resolve("state").toString()))
        .isEqualTo(2);
    assertSentence("slpf=memory");
  }

  @Test
  void whereThereIsNothingItSaysSo() throws Exception {
    assertThat(run("--state-dir", directory.resolve("no").toString())).isEqualTo(2);
    assertSentence("no slpf=nftables has kept rules there");
    Path config = config("{profile: slpf, means: nftables}");
    assertThat(run("--config", config.toString())).isEqualTo(2);
    assertSentence("no slpf=nftables has kept rules in");
    assertThat(run("--config", config("{profile: x-log, means: log}").toString())).isEqualTo(2);
    assertSentence("has no actuator slpf=nftables");
  }

  @Test
  void aDirectoryAloneIsOfTheTableThatIsUsualAndNoOther() throws Exception {
    NetNamespace namespace = namespace();
    start(config(nftables(namespace)));

    assertThat(run("--state-dir", directory.resolve("state").toString())).isEqualTo(2);
    assertSentence("in the namespace " + namespace.name(), "give the configuration");
  }
}
