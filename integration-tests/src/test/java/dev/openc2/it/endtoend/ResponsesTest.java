// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuators.slpf.MemoryPacketFilter;
import dev.openc2.actuators.slpf.RuleStore;
import dev.openc2.actuators.slpf.SlpfActuator;
import dev.openc2.actuators.slpf.SlpfSettings;
import dev.openc2.actuators.slpf.SlpfSpecifiers;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.profile.Profiles;
import dev.openc2.progress.CommandReport;
import dev.openc2.progress.Stage;
import dev.openc2.target.CommandTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.LinkListener;
import dev.openc2.transfer.mqtt.link.MqttLink;
import dev.openc2.transfer.mqtt.link.PahoLink;
import dev.openc2.transfer.mqtt.link.Subscription;
import dev.openc2.value.CommandId;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.RequestId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Responses pass the broker for a Command, as one sees who listens there. */
class ResponsesTest {

  private static final DeviceId DEVICE = DeviceId.of("fw1");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(1500);
  private static final CommandId ID = CommandId.of("c1");
  private static final MessageCodec CODEC = MessageCodec.of(Profiles.installed());

  private final TestBroker broker = TestBrokers.embedded();
  private final Fleet fleet = new Fleet(broker);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final MemoryPacketFilter filter = new MemoryPacketFilter();
  private final BlockingQueue<InboundPublish> seen = new LinkedBlockingQueue<>();
  private final MqttLink observer =
      new PahoLink(
          LinkConfig.builder(broker.host(), broker.port(), "observer")
              .cleanStart(true)
              .subscriptions(List.of(Subscription.to("oc2/rsp/#")))
              .build(),
          publish -> {
            publish.acknowledge();
            seen.add(publish);
          },
          LinkListener.NONE);

  @BeforeEach
  void start() throws Exception {
    Fleet.await(observer.start());
    fleet.consumer(
        DEVICE.value(),
        new SlpfActuator(
            filter,
            RuleStore.none(),
            SlpfSettings.of(new SlpfSpecifiers("fw1", null, null, null), 100),
            new ActuatorContext(DEVICE, InstantSource.system(), scheduler, null),
            Runnable::run));
  }

  @AfterEach
  void stop() throws Exception {
    observer.close();
    fleet.close();
    broker.close();
    scheduler.shutdownNow();
  }

  // oc2ls v1.0 §3.3.1.4
  @ParameterizedTest
  @CsvSource({"NONE,''", "ACK,102", "STATUS,200", "COMPLETE,200"})
  void whatIsDoneAtOnceIsAnsweredAsRequested(ResponseRequested requested, String statuses)
      throws Exception {
    Producer soc = fleet.producer("soc");

    Outcome outcome = soc.send(deny(requested, null), to()).await();
    // Behind the other in the lane of the actuator: what wants no answer is done by then.
    soc.send(deny(ResponseRequested.COMPLETE, null), to()).await();

    assertThat(recorded(soc, outcome.requestId())).isEqualTo(statuses);
    assertThat(filter.rules()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"NONE,''", "ACK,102", "STATUS,102", "COMPLETE,102 200"})
  void whatIsDoneLaterIsAnsweredAsRequested(ResponseRequested requested, String statuses)
      throws Exception {
    Producer soc = fleet.producer("soc");
    Instant start = soon();

    Exchange exchange = soc.send(deny(requested, start), to());
    soc.send(deny(ResponseRequested.COMPLETE, start.plusMillis(100)), to()).await();

    assertThat(filter.rules()).hasSize(2);
    assertThat(InstantSource.system().instant()).isAfter(start);
    assertThat(recorded(soc, exchange.requestId())).isEqualTo(statuses);
  }

  // oc2ls v1.0 §3.3.1.1, §3.3.1.2
  @Test
  void whatWaitsCanBeAskedForAndCalledOff() throws Exception {
    Producer soc = fleet.producer("soc");
    Instant start = soon();
    Exchange exchange = soc.send(named(deny(ResponseRequested.COMPLETE, start)), to());

    CommandReport waiting = report(about(soc, Action.QUERY, ID));
    Response cancelled = about(soc, Action.CANCEL, ID);
    Response outcome = response(exchange.await());
    soc.send(deny(ResponseRequested.COMPLETE, start.plusMillis(100)), to()).await();

    assertThat(waiting.stage()).isEqualTo(Stage.SCHEDULED);
    assertThat(waiting.startTime()).isEqualTo(start.truncatedTo(ChronoUnit.MILLIS));
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(outcome.status()).isEqualTo(500);
    assertThat(outcome.statusText()).isEqualTo("cancelled by soc");
    assertThat(recorded(soc, exchange.requestId())).isEqualTo("102 500");
    assertThat(report(about(soc, Action.QUERY, ID)).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(filter.rules()).as("the later one alone").hasSize(1);
  }

  @Test
  void whatIsDoneCanBeAskedForByItsProducerAlone() throws Exception {
    Producer soc = fleet.producer("soc");
    Producer other = fleet.producer("other");
    soc.send(named(deny(ResponseRequested.COMPLETE, null)), to()).await();

    CommandReport report = report(about(soc, Action.QUERY, ID));

    assertThat(report.stage()).isEqualTo(Stage.FINISHED);
    assertThat(report.status()).isEqualTo(200);
    assertThat(about(other, Action.QUERY, ID).status()).isEqualTo(404);
    assertThat(about(soc, Action.CANCEL, CommandId.of("nobody's")).status()).isEqualTo(404);
  }

  @Test
  void theCommandLineAsksAndCallsOff() throws Exception {
    oc2("deny", "ipv4_net", "192.0.2.0/24", "--command-id", "c1", "--start", "+1h", "--response")
        .with("ack")
        .prints("102");
    oc2("query", "command", "c1").prints("\"scheduled\"");
    oc2("cancel", "command", "c1").prints("\"status\":200");
    oc2("query", "command", "c1").prints("cancelled by cli");

    assertThat(filter.rules()).isEmpty();
  }

  private Program oc2(String... words) {
    return new Program(new ArrayList<>(Arrays.asList(words)));
  }

  /** One run of the program in a JVM of its own. */
  private final class Program {

    private final List<String> words;

    Program(List<String> words) {
      this.words = words;
    }

    Program with(String word) {
      words.add(word);
      return this;
    }

    void prints(String text) throws Exception {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.openc2.cli.Oc2"));
      line.addAll(words);
      line.addAll(List.of("--broker", broker.uri().toString(), "--id", "cli"));
      line.addAll(List.of("--to", DEVICE.value(), "-o", "json"));
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      try {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains(text);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** In milliseconds, as the language has it. */
  private static Instant soon() {
    return InstantSource.system().instant().plus(SOON).truncatedTo(ChronoUnit.MILLIS);
  }

  private static SendOptions to() {
    return SendOptions.builder().to(List.of(DEVICE)).timeout(PATIENCE).build();
  }

  private static Command deny(ResponseRequested requested, @Nullable Instant start) {
    return Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")))
        .withArgs(Args.builder().responseRequested(requested).startTime(start).build());
  }

  private static Command named(Command command) {
    return new Command(command.action(), command.target(), command.args(), null, ID);
  }

  private static Response about(Producer producer, Action action, CommandId id) throws Exception {
    return response(producer.send(Command.of(action, new CommandTarget(id)), to()).await());
  }

  private static Response response(Outcome outcome) {
    return Objects.requireNonNull(outcome.responders().get(0).response());
  }

  private static CommandReport report(Response response) {
    return Objects.requireNonNull(response.results())
        .extensions()
        .get(CommandReport.class)
        .orElseThrow();
  }

  /** The statuses of all Responses to this request until now. */
  private String recorded(Producer producer, RequestId requestId) throws Exception {
    RequestId last =
        producer
            .send(Command.of(Action.QUERY, new FeaturesTarget(Set.of())), to())
            .await()
            .requestId();
    List<String> statuses = new ArrayList<>();
    while (true) {
      InboundPublish publish = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(publish).as("the Response to the last question").isNotNull();
      Message message = CODEC.decode(publish.payload(), Encodings.JSON);
      if (last.equals(message.headers().requestId())) {
        return String.join(" ", statuses);
      }
      if (requestId.equals(message.headers().requestId())) {
        statuses.add(Integer.toString(((Response) message.content()).status()));
      }
    }
  }
}
