// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Consumer;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.profile.Profiles;
import dev.openc2.target.UnknownTarget;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profile between the two engines: what a Producer is answered. */
final class ErConsumerTest {

  private static final int DEADLINE_SECONDS = 30;
  private static final DeviceId DEVICE = DeviceId.of("edr-oslo");

  private final InMemoryNetwork network = new InMemoryNetwork();
  private final TestAgent agent = new TestAgent();
  private final Consumer consumer =
      Consumer.builder(DEVICE)
          .transfer(network.consumer(DEVICE, Set.of(ErProfile.NSID)))
          .actuator(agent)
          .codec(ErJson.CODEC)
          .build();
  private final Producer producer = producer("producer", ErJson.CODEC);

  /** Knows no profile, and so keeps no rule of one. */
  private final Producer stranger = producer("stranger", MessageCodec.of(Profiles.none()));

  private Producer producer(String name, MessageCodec codec) {
    ProducerId id = ProducerId.of(name);
    return Producer.builder(network.producer(id), id)
        .codec(codec)
        .responseTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
        .build();
  }

  @BeforeEach
  void start() throws Exception {
    consumer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    producer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    stranger.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    stranger.close();
    producer.close();
    consumer.close();
  }

  private Response ask(Command command, Encoding encoding) throws InterruptedException {
    return ask(producer, command, encoding);
  }

  private static Response ask(Producer asker, Command command, Encoding encoding)
      throws InterruptedException {
    SendOptions options = SendOptions.builder().to(List.of(DEVICE)).encoding(encoding).build();
    Outcome outcome = asker.send(command, options).await();
    return Objects.requireNonNull(outcome.responders().get(0).response());
  }

  static Stream<Encoding> encodings() {
    return Stream.of(Encodings.JSON, Encodings.CBOR);
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aCommandOfTheProfileRunsFromEndToEnd(Encoding encoding) throws Exception {
    Command command =
        ErJson.command(
                "set",
                "'er:account':{'account_name':'sql_admin'}",
                "'account_status':'disabled'," + ErJson.SOMEWHERE)
            .withActuator(ActuatorSpecifier.of(ErProfile.NSID));

    Response response = ask(command, encoding);

    assertThat(response.status()).isEqualTo(200);
    assertThat(agent.accounts).containsExactly(new Account(null, "sql_admin", null));
  }

  // er v1.0 §2.3.9.4
  @Test
  void whatBreaksARuleIsAnsweredAndNotRun() throws Exception {
    Command command = Command.of(Action.SET, new UnknownTarget("er:account", Map.of("uid", "S-1")));

    Response response = ask(stranger, command, Encodings.JSON);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.statusText()).isEqualTo("Account-status type argument not populated");
    assertThat(agent.accounts).isEmpty();
  }

  // er v1.0 §2.3.2.1
  @Test
  void queryFeaturesTellsTheProfileAndWhatOfItIsOffered() throws Exception {
    Response response =
        ask(ErJson.command("query", "'features':['profiles','pairs']", ""), Encodings.JSON);

    var results = Objects.requireNonNull(response.results());
    assertThat(results.profiles()).containsExactly(ErProfile.NSID);
    assertThat(results.pairs())
        .isEqualTo(
            Pairs.builder().add(Action.SET, "er:account").add(Action.QUERY, "features").build());
  }

  @Test
  void whatIsNotOfferedIsAnsweredInTheWordsOfTheDraft() throws Exception {
    Response response =
        ask(ErJson.command("deny", "'domain_name':'a.example'", ""), Encodings.JSON);

    assertThat(response.status()).isEqualTo(501);
    assertThat(response.statusText()).isEqualTo("Target type not supported");
  }
}
