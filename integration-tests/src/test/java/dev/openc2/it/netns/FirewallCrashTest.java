// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.SlpfArgs;
import dev.openc2.actuators.slpf.SlpfProfile;
import dev.openc2.daemon.Oc2d;
import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.process.JavaProgram;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An {@code oc2d} on nftables is killed at random while it denies, allows and deletes: afterwards
 * kernel, store and answers agree. {@code -Dopenc2.kills=200} for more of it.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class FirewallCrashTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long SEED = 20_261_121L;
  private static final int KILLS = Integer.getInteger("openc2.kills", 12);
  private static final int MAX_DELAY_MILLIS = 400;
  private static final int COMMANDS_PER_KILL = 25;
  private static final DeviceId DEVICE = DeviceId.of("fw1");

  /** The comment of an element begins with the number of its rule. */
  private static final Pattern ELEMENT =
      Pattern.compile("comment \"(-?[0-9]+) [0-9a-f]{16} [^\"]*\"");

  private static final Pattern STORED = Pattern.compile(" \\+ .* number=(-?[0-9]+) ");
  private static final Pattern REMOVED = Pattern.compile("^[0-9a-f]{8} &?- (-?[0-9]+) ");

  private final Path directory;
  private final Random random = new Random(SEED);

  FirewallCrashTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  /** What was asked for, in this order. */
  private record Asked(RuleNumber number, boolean isDeletion, Exchange exchange) {}

  @Test
  void underKillsAtRandomKernelStoreAndAnswersAgree() throws Exception {
    List<Asked> asked = new ArrayList<>();
    try (NetNamespace namespace = NetNamespace.open();
        TestBroker broker = BrokerKind.EMBEDDED.open();
        Producer producer = producer(broker.uri())) {
      Path config = config(broker.uri(), namespace);
      JavaProgram daemon = start(config);
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          awaitAllBut(COMMANDS_PER_KILL, asked);
          askSome(producer, asked);
          TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_DELAY_MILLIS));
          daemon.kill();
          daemon = start(config);
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        Set<Long> expected = expected(asked, answers);

        assertThat(inKernel(namespace)).isEqualTo(expected);
        assertThat(inStore()).isEqualTo(expected);
        System.out.printf(
            "kills %d, commands %d, answers %s, rules left %d, seed %d%n",
            KILLS, asked.size(), answers, expected.size(), SEED);
      } finally {
        daemon.close();
      }
    }
  }

  /** A device that is killed all the time must not have more and more to do. */
  private static void awaitAllBut(int newest, List<Asked> asked) throws InterruptedException {
    for (Asked one : asked.subList(0, Math.max(0, asked.size() - newest))) {
      assertThat(one.exchange().await()).isNotNull();
    }
  }

  /** The rules that the answers speak of; nobody may be in doubt. */
  private static Set<Long> expected(List<Asked> asked, Map<Integer, Integer> answers)
      throws InterruptedException {
    Set<Long> expected = new TreeSet<>();
    for (Asked one : asked) {
      Response response = answer(one.exchange());
      String what = one + " " + response + ", seed " + SEED;
      if (response == null) {
        throw new AssertionError("no answer: " + what);
      }
      int status = response.status();
      answers.merge(status, 1, Integer::sum);
      long number = one.number().value();
      if (status == 200) {
        boolean isNew = one.isDeletion() ? expected.remove(number) : expected.add(number);
        assertThat(isNew).as(what).isTrue();
      } else if (status == 500) {
        // Not in doubt: its rule was never made, because the device had no time for it.
        assertThat(one.isDeletion() && !expected.contains(number)).as(what).isTrue();
      } else {
        assertThat(status).as(what).isEqualTo(503);
      }
    }
    return expected;
  }

  private void askSome(Producer producer, List<Asked> asked) {
    for (int i = 0; i < COMMANDS_PER_KILL; i++) {
      List<RuleNumber> there = there(asked);
      if (!there.isEmpty() && random.nextInt(3) == 0) {
        RuleNumber number = there.get(random.nextInt(there.size()));
        asked.add(new Asked(number, true, send(producer, Command.of(Action.DELETE, number))));
      } else {
        RuleNumber number = new RuleNumber(asked.size() + 1L);
        asked.add(new Asked(number, false, send(producer, rule(number))));
      }
    }
  }

  private static List<RuleNumber> there(List<Asked> asked) {
    List<RuleNumber> there = new ArrayList<>();
    for (Asked one : asked) {
      if (one.isDeletion()) {
        there.remove(one.number());
      } else {
        there.add(one.number());
      }
    }
    return there;
  }

  private Command rule(RuleNumber number) {
    // One net for each rule: those of the same traffic would share an element of the kernel.
    int address = (10 << 24) | ((int) number.value() << 8);
    Ipv4Net net = new Ipv4Net(address, 24 + random.nextInt(9));
    Args args =
        Args.builder()
            .responseRequested(ResponseRequested.COMPLETE)
            .extensions(Extensions.of(List.of(new SlpfArgs(null, null, null, number))))
            .build();
    return Command.of(random.nextBoolean() ? Action.DENY : Action.ALLOW, new Ipv4NetTarget(net))
        .withArgs(args);
  }

  private static Exchange send(Producer producer, Command command) {
    return producer.send(
        command.withActuator(ActuatorSpecifier.of(SlpfProfile.NSID)), SendOptions.to(DEVICE));
  }

  private static @Nullable Response answer(Exchange exchange) throws InterruptedException {
    for (Responder responder : exchange.await().responders()) {
      if (responder.response() != null) {
        return responder.response();
      }
    }
    return null;
  }

  private static Producer producer(URI broker) throws Exception {
    ProducerId id = ProducerId.of("soc");
    Producer producer =
        Producer.builder(Transfers.providerOf(broker).producer(TransferConfig.of(broker), id), id)
            .responseTimeout(PATIENCE)
            .build();
    producer.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return producer;
  }

  private Path config(URI broker, NetNamespace namespace) throws Exception {
    return Files.writeString(
        directory.resolve("oc2d.yaml"),
        """
        device: %s
        stateDirectory: state
        transfers: [{uri: '%s'}]
        actuators: [{profile: slpf, means: nftables, config: {netns: %s}}]
        """
            .formatted(DEVICE, broker, namespace.name()));
  }

  private static JavaProgram start(Path config) throws Exception {
    JavaProgram daemon = JavaProgram.start(Oc2d.class.getName(), "--config", config.toString());
    daemon.awaitLine(" ready");
    return daemon;
  }

  private static Set<Long> inKernel(NetNamespace namespace) {
    Set<Long> numbers = new TreeSet<>();
    Matcher matcher = ELEMENT.matcher(namespace.exec("nft", "list", "table", "inet", "openc2"));
    while (matcher.find()) {
      numbers.add(Long.parseLong(matcher.group(1)));
    }
    return numbers;
  }

  private Set<Long> inStore() throws Exception {
    Path file;
    try (var files = Files.walk(directory.resolve("state"))) {
      file = files.filter(path -> path.endsWith("rules")).findFirst().orElseThrow();
    }
    Set<Long> numbers = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      Matcher added = STORED.matcher(line);
      Matcher removed = REMOVED.matcher(line);
      if (added.find()) {
        numbers.add(Long.parseLong(added.group(1)));
      } else if (removed.find()) {
        numbers.remove(Long.parseLong(removed.group(1)));
      }
    }
    return numbers;
  }
}
