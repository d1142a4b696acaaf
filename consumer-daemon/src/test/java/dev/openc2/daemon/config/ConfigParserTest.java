// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuators.log.LogFactory;
import dev.openc2.actuators.slpf.SlpfMemoryConfig;
import dev.openc2.actuators.slpf.SlpfMemoryFactory;
import dev.openc2.consumer.ConsumerSettings;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.Language;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigParserTest {

  private static final Path BASE = Path.of("/etc/openc2");

  private static final String SMALLEST =
      """
      device: fw1
      transfers:
        - uri: mqtt://127.0.0.1
      actuators:
        - profile: slpf
          means: memory
      """;

  private final ConfigParser parser =
      new ConfigParser(ActuatorFactories.of(List.of(new SlpfMemoryFactory(), new LogFactory())));

  private DaemonConfig parse(String yaml) throws ConfigurationException {
    return parser.parse(yaml, BASE);
  }

  @Test
  void theSmallestFileHasAllDefaults() throws Exception {
    DaemonConfig config = parse(SMALLEST);

    assertThat(config.device()).hasToString("fw1");
    assertThat(config.stateDirectory()).isNull();
    assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
    assertThat(config.language()).isEqualTo(Language.V1_0);
    assertThat(config.limits()).isEqualTo(new Limits(1_048_576, 64, 100_000));
    assertThat(config.consumer())
        .isEqualTo(
            new ConsumerSettings(
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                10_000,
                1_000,
                256,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                false,
                false));
    assertThat(config.transfers())
        .containsExactly(
            new TransferSettings(
                URI.create("mqtt://127.0.0.1"), CredentialsSource.NONE, false, Map.of()));
    assertThat(config.actuators())
        .singleElement()
        .satisfies(
            actuator -> {
              assertThat(actuator.label()).isEqualTo("slpf=memory");
              assertThat(actuator.config())
                  .isEqualTo(new SlpfMemoryConfig(null, null, null, null, null));
            });
  }

  @Test
  void whatTheFileSaysIsWhatCodeCanSay() throws Exception {
    DaemonConfig config = parse(SMALLEST);

    DaemonConfig made =
        DaemonConfig.of(
            config.device(),
            List.of(TransferSettings.of(URI.create("mqtt://127.0.0.1"))),
            config.actuators());

    assertThat(made).isEqualTo(config);
  }

  @Test
  void theLanguageIsNamedByItsVersion() throws Exception {
    assertThat(parse(SMALLEST + "language: 1.0\n").language()).isEqualTo(Language.V1_0);
    assertThat(parse(SMALLEST + "language: 2.0\n").language()).isEqualTo(Language.V2_0);
  }

  @Test
  void aGivenKeyLeavesItsNeighboursAtTheirDefaults() throws Exception {
    DaemonConfig config = parse(SMALLEST + "limits: {maxBytes: 64KiB}\nconsumer: {drain: 0s}\n");

    assertThat(config.limits())
        .isEqualTo(new Limits(65_536, Limits.DEFAULT.maxDepth(), Limits.DEFAULT.maxValues()));
    assertThat(config.consumer())
        .isEqualTo(ConsumerSettings.builder().drain(Duration.ZERO).build());
  }

  @Test
  void relativePathsAreRelativeToTheFile() throws Exception {
    DaemonConfig config = parse(SMALLEST + "stateDirectory: ../state\n");

    assertThat(config.stateDirectory()).isEqualTo(Path.of("/etc/state"));
  }

  @Test
  void aNumberIsTextWhereTextIsWanted() throws Exception {
    DaemonConfig config =
        parse(SMALLEST.replace("127.0.0.1", "127.0.0.1\n    options: {qos: 2, keepAlive: 30s}"));

    assertThat(config.transfers().get(0).options())
        .isEqualTo(Map.of("qos", "2", "keepAlive", "30s"));
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "10s,10000", "5m,300000", "2h,7200000", "1d,86400000"})
  void durationsHaveAUnit(String text, long millis) throws Exception {
    DaemonConfig config = parse(SMALLEST + "consumer: {processingAfter: " + text + "}\n");

    assertThat(config.consumer().processingAfter()).isEqualTo(Duration.ofMillis(millis));
  }

  /** Below the smallest file, a line that spoils it; then the whole message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour: red | colour: there is no such key; there are device, stateDirectory, fsync, transfers, actuators, language, limits, consumer, logLevel
          device: fw2 | device: is there twice
          logLevel: loud | logLevel: "loud" is not one of error, warn, info, debug, trace
          logLevel: [info] | logLevel: is one value, not a list or keys and values
          logLevel: | logLevel: has no value; give one, or leave the key out
          language: 3.0 | language: "3.0" is not one of 1.0, 2.0
          limits: 5 | limits: has keys of its own below it, not a value
          limits: {maxBytes: 1MB} | limits.maxBytes: "1MB" is not a whole number such as 1000, 64KiB or 1MiB
          limits: {maxBytes: 9999999999} | limits.maxBytes: "9999999999" is too large
          limits: {maxDepth: 2} | limits.maxDepth: 2 is not between 8 and 256
          limits: {maxDepth: 2.5} | limits.maxDepth: "2.5" is not a whole number such as 1000, 64KiB or 1MiB
          consumer: {drain: 10} | consumer.drain: "10" is not a duration such as 500ms, 10s, 5m, 1h30m or 2d
          consumer: {rateLimit: fast} | consumer.rateLimit: "fast" is not a number
          consumer: {rateLimit: -1} | consumer.rateLimit: -1.0 is not a finite number of at least 0
          consumer: {ledgerSize: 0} | consumer.ledgerSize: 0 is not at least 1
          consumer: {acceptBareCommands: yes} | consumer.acceptBareCommands: "yes" is neither true nor false
          consumer: &a {drain: 1s} | consumer: anchors and aliases (& and *) are not taken here
          """)
  void aMistakeIsNamedByPathAndSentence(String line, String message) {
    assertThatThrownBy(() -> parse(SMALLEST + line + "\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  /** In the smallest file, a text and what it is replaced with; then the whole message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          device: fw1 | # none | device: is missing
          uri: mqtt://127.0.0.1 | uri: 'a b' | transfers[0].uri: "a b" is not a URI
          uri: mqtt://127.0.0.1 | insecure: true | transfers[0].uri: is missing
          uri: mqtt://127.0.0.1 | url: mqtt://127.0.0.1 | transfers[0].url: there is no such key; there are uri, credentials, insecure, options
          uri: mqtt://127.0.0.1 | {uri: 'mqtt://h', credentials: {password: x}} | transfers[0].credentials.password: there is no such key; there are username, passwordFile, passwordEnv, caFile, certificateFile, keyFile
          uri: mqtt://127.0.0.1 | {uri: 'mqtt://h', credentials: {passwordEnv: X}} | transfers[0].credentials.username: is missing; a password needs a user name
          uri: mqtt://127.0.0.1 | {uri: 'mqtt://h', credentials: {username: u, passwordEnv: X, passwordFile: f}} | transfers[0].credentials.passwordEnv: give either passwordFile or passwordEnv, not both
          uri: mqtt://127.0.0.1 | {uri: 'mqtt://h', credentials: {certificateFile: c}} | transfers[0].credentials.keyFile: is missing; a certificate needs its key
          profile: slpf | profile: er | actuators[0].profile: there is no actuator for "er", only for slpf, x-log
          profile: slpf | profile: '#' | actuators[0].profile: "#" is not an NSID: x- or a small letter, then letters, digits, _ and -, at most 16 in all, are expected
          means: memory | means: nft | actuators[0].means: "nft" is not among the means of slpf, which are memory
          means: memory | config: {} | actuators[0].means: is missing
          """)
  void aMistakeInsideAListIsNamedByItsPlace(String text, String replacement, String message) {
    assertThatThrownBy(() -> parse(SMALLEST.replace(text, replacement)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {maxRules: 0} | actuators[0].config.maxRules: 0 is not between 1 and 1000000
          {maxRules: many} | actuators[0].config.maxRules: "many" is not a whole number such as 1000, 64KiB or 1MiB
          {maxrules: 5} | actuators[0].config.maxrules: there is no such key; there are maxRules, hostname, namedGroup, assetId, assetTuple
          {assetTuple: a} | actuators[0].config.assetTuple: is a list: each entry begins with "- "
          17 | actuators[0].config: keys and values are expected here
          """)
  void anActuatorsConfigurationIsBoundAsStrictly(String config, String message) {
    assertThatThrownBy(() -> parse(SMALLEST.stripTrailing() + "\n    config: " + config + "\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  void aNestedRefusalOfAnActuatorKeepsItsPlace() {
    String yaml =
        SMALLEST.replace("slpf", "x-log").replace("memory", "log").stripTrailing()
            + "\n    config: {pairs: {deny: [nothing]}}\n";

    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("actuators[0].config.pairs.deny: \"nothing\" is not one of ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | the file is empty
          '- a' | keys and values are expected here
          'a: b' + '---' | second
          'a: [' | this is not YAML at line
          """)
  void whatIsNoSuchDocumentIsRefused(String yaml, String message) {
    String text = yaml.contains("---") ? "device: fw1\n---\ndevice: fw2\n" : yaml;

    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void deepNestingIsRefusedInsteadOfFollowed() {
    String deep = "[".repeat(900) + "]".repeat(900);

    assertThatThrownBy(() -> parse(SMALLEST + "logLevel: " + deep + "\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is nested too deeply");
  }

  @Test
  void emptyListsAreMissed() {
    assertThatThrownBy(() -> parse("device: fw1\ntransfers: []\nactuators: []\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("transfers: at least one is needed");
  }

  @Test
  void aFileThatCannotBeReadIsOneSentence(@TempDir Path directory) throws Exception {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> parser.parse(directory.resolve("none.yaml")))
        .hasMessage("there is no such file");
    assertThatThrownBy(() -> parser.parse(directory)).hasMessage("this is a directory, not a file");
    assertThatThrownBy(() -> parser.parse(binary)).hasMessage("the file is not UTF-8");
  }
}
