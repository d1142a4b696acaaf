// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Profiles;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Language;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.Spelling;
import dev.openc2.type.TargetType;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTreeTest {

  private static final DocumentReader FILES =
      new DocumentReader(InputStream.nullInputStream(), 1000);
  private static final Profiles PROFILES = Profiles.installed();
  private static final MessageCodec CODEC = MessageCodec.of(PROFILES);

  static Stream<Arguments> targets() {
    return Stream.of(
        argumentSet("text", List.of("ipv4_net", "203.0.113.0/24"), "{'ipv4_net':'203.0.113.0/24'}"),
        argumentSet(
            "text that looks like a number", List.of("command", "123"), "{'command':'123'}"),
        argumentSet("no feature", List.of("features"), "{'features':[]}"),
        argumentSet(
            "features as words and with commas",
            List.of("features", "versions,profiles", "pairs"),
            "{'features':['versions','profiles','pairs']}"),
        argumentSet("properties", List.of("properties", "a", "b"), "{'properties':['a','b']}"),
        argumentSet(
            "numbers and texts by what the codec expects",
            List.of("ipv4_connection", "protocol=tcp,dst_addr=198.51.100.7,dst_port=443"),
            "{'ipv4_connection':{'dst_addr':'198.51.100.7','dst_port':443,'protocol':'tcp'}}"),
        argumentSet(
            "pairs in several words",
            List.of("ipv6_connection", "protocol=udp", "src_addr=2001:db8::1,dst_port=53"),
            "{'ipv6_connection':{'src_addr':'2001:db8::1','dst_port':53,'protocol':'udp'}}"),
        argumentSet(
            "a number where a text is wanted",
            List.of("process", "pid=12,name=0815,cwd=7"),
            "{'process':{'pid':12,'name':'0815','cwd':'7'}}"),
        argumentSet(
            "dots lead into inner objects",
            List.of(
                "process", "executable.hashes.md5=0123456789abcdef0123456789ABCDEF,parent.pid=1"),
            "{'process':{'executable':{'hashes':{'md5':'0123456789ABCDEF0123456789ABCDEF'}},"
                + "'parent':{'pid':1}}}"),
        argumentSet(
            "a comma that does not split",
            List.of("file", "name=a\\,b,path=C:\\x"),
            "{'file':{'name':'a,b','path':'C:\\\\x'}}"),
        argumentSet(
            "raw JSON", List.of("device", "{\"hostname\":\"x\"}"), "{'device':{'hostname':'x'}}"),
        argumentSet("a raw JSON text", List.of("uri", "\"urn:a\""), "{'uri':'urn:a'}"),
        argumentSet("a private scalar", List.of("x-a:n", "7"), "{'x-a:n':7}"),
        argumentSet("a private truth", List.of("x-a:n", "true"), "{'x-a:n':true}"),
        argumentSet("a private decimal", List.of("x-a:n", "1.5"), "{'x-a:n':1.5}"),
        argumentSet("a private text", List.of("x-a:n", "hello"), "{'x-a:n':'hello'}"),
        argumentSet("a private list", List.of("x-a:n", "a", "2"), "{'x-a:n':['a',2]}"),
        argumentSet(
            "a private object", List.of("x-a:n", "a=1,b.c=d"), "{'x-a:n':{'a':1,'b':{'c':'d'}}}"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void wordsBecomeTheTargetThatTheCodecExpects(List<String> words, String json) {
    Command command = tree(Action.DENY, words).read(CODEC);

    assertThat(json(command)).contains("\"target\":" + json.replace('\'', '"') + "}");
  }

  @ParameterizedTest
  @MethodSource("coreTargets")
  void everyExampleIsATargetOfItsName(TargetType<?> target) {
    List<String> words = List.of(target.example().split(" "));

    Command command =
        new CommandTree(Action.QUERY, target.name(), words, FILES, PROFILES).read(CODEC);

    assertThat(command.target().name()).isEqualTo(target.name());
  }

  static Collection<TargetType<?>> coreTargets() {
    return CoreTargets.byName().values();
  }

  @Test
  void everyTargetOfTheLanguageHasAShape() {
    List<String> names =
        Arrays.stream(Target.class.getPermittedSubclasses())
            .filter(type -> type != UnknownTarget.class && type != ProfileTarget.class)
            .map(CommandTreeTest::name)
            .toList();

    assertThat(CoreTargets.byName().keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  private static String name(Class<?> type) {
    try {
      return (String) type.getField("NAME").get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void aFileHoldsTheValueOfATarget(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("device.json");
    Files.writeString(file, "{\"hostname\":\"x\"}");

    Command command = tree(Action.QUERY, List.of("device", "@" + file)).read(CODEC);

    assertThat(json(command)).contains("{\"device\":{\"hostname\":\"x\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ipv4_net 203.0.113.0/99|/target/ipv4_net: ",
        "ipv4_connection dst_port=70000|/target/ipv4_connection/dst_port: 70000 is not between",
        "ipv4_connection dst_port=x|/target/ipv4_connection/dst_port: \"x\" is not a whole number",
        "ipv4_connection dst_prt=1|/target/ipv4_connection: \"dst_prt\" is not defined here",
        "features version|/target/features/0: \"version\" is not one of versions",
        "features pairs pairs|/target/features: \"pairs\" is there twice",
        "file hashes.md5=xyz|/target/file/hashes/md5: ",
      })
  void whatTheCodecRefusesIsNamedWithItsPlace(String words, String problem) {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> tree(Action.DENY, List.of(words.split(" "))).read(CODEC))
        .withMessageStartingWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ipv4net 1.2.3.4|\"ipv4net\" is not a target",
        "ipv4_net|ipv4_net takes one value",
        "ipv4_net 1.2.3.4 1.2.3.5|ipv4_net takes one value",
        "file x.exe|file takes key=value,…",
        "file|file takes key=value,…",
        "file name=a,b|\"b\" is not key=value",
        "file name=a,name=b|name is given twice",
        "file hashes=a,hashes.md5=b|hashes.md5: a value is given for hashes as a whole",
        "file hashes..md5=b|\"hashes..md5\" has an empty key",
        "slpf:rule_number|slpf:rule_number needs a value",
        "device {x}|the value: this is not JSON",
        "device @/no/such/file|/no/such/file: cannot be read: there is no such file",
      })
  void whatCannotBeUnderstoodIsSaidInOneSentence(String words, String problem) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> tree(Action.DENY, List.of(words.split(" "))))
        .withMessageStartingWith(problem);
  }

  @Test
  void argumentsAreTypedAndStandUnderTheirNamespace() {
    CommandTree tree = tree(Action.DENY, List.of("ipv4_net", "203.0.113.0/24"));
    tree.duration(Duration.ofHours(1));
    tree.startTime(Instant.ofEpochMilli(1000));
    tree.responseRequested(ResponseRequested.ACK);
    tree.comment("why");
    tree.commandId(CommandId.of("c1"));
    tree.arg("x-a.drop_process=reject");
    tree.arg("x-a.insert_rule=7");
    tree.arg("x-a.persistent=false");
    tree.arg("x-a.tuple=[\"a\",1]");
    tree.actuator(Nsid.of("x-a"), List.of("hostname=fw1", "asset_id=12"));

    MessageCodec drafts = CODEC.withSpelling(new Spelling(Language.V2_0, false));
    String json = json(tree.read(drafts));

    assertThat(json)
        .contains("\"start_time\":1000,\"duration\":3600000,\"response_requested\":\"ack\"")
        .contains("\"comment\":\"why\"")
        .contains("\"command_id\":\"c1\"")
        .contains("\"x-a\":{\"drop_process\":\"reject\",\"insert_rule\":7,\"persistent\":false,")
        .contains("\"tuple\":[\"a\",1]}")
        .contains("\"actuator\":{\"x-a\":{\"hostname\":\"fw1\",\"asset_id\":12}}");
  }

  // Peers refuse `query features` unless `complete` is explicit.
  @Test
  void queryFeaturesAsksForCompleteExplicitly() {
    Command command = tree(Action.QUERY, List.of("features")).read(CODEC);

    assertThat(command.args().responseRequested()).isEqualTo(ResponseRequested.COMPLETE);
  }

  @Test
  void anotherQueryAsksForNothing() {
    Command command = tree(Action.QUERY, List.of("properties", "a")).read(CODEC);

    assertThat(command.args().isEmpty()).isTrue();
  }

  // slpf v1.0 §2.3.1: insert_rule demands response_requested=complete.
  @Test
  void insertRuleAsksForCompleteExplicitly() {
    CommandTree tree = tree(Action.DENY, List.of("ipv4_net", "203.0.113.0/24"));
    tree.arg("slpf.insert_rule=7");

    assertThat(tree.read(CODEC).args().responseRequested()).isEqualTo(ResponseRequested.COMPLETE);
  }

  @Test
  void anArgumentGivenInTwoWaysIsRefused() {
    CommandTree tree = tree(Action.DENY, List.of("ipv4_net", "203.0.113.0/24"));
    tree.arg("duration=1000");

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> tree.duration(Duration.ofHours(1)))
        .withMessage("duration is given twice");
  }

  private static CommandTree tree(Action action, List<String> words) {
    return new CommandTree(action, words.get(0), words.subList(1, words.size()), FILES, PROFILES);
  }

  private static String json(Command command) {
    byte[] bytes = CODEC.encode(Message.of(Headers.NONE, command), Encodings.JSON);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
