// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.minimal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Consumer;
import dev.openc2.encoding.Encodings;
import dev.openc2.examples.blinky.BlinkyActuator;
import dev.openc2.examples.blinky.BlinkyResults;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.producer.Ending;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.ResponderState;
import dev.openc2.producer.SendOptions;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.value.DeviceId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both programs over a real broker. */
final class MinimalProgramsTest {

  private static final int DEADLINE_SECONDS = 30;
  private static final DeviceId LAMP = DeviceId.of("lamp1");

  private final TestBroker broker = TestBrokers.embedded();
  private final BlinkyActuator light = new BlinkyActuator(false);
  private final Consumer consumer = MinimalConsumer.create(broker.uri(), LAMP, light);

  @BeforeEach
  void start() throws Exception {
    consumer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    consumer.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "cbor", "x-json-zlib"})
  void theLightIsSwitchedOnInEveryEncoding(String encoding) throws Exception {
    SendOptions options =
        SendOptions.builder()
            .to(List.of(LAMP))
            .timeout(Duration.ofSeconds(DEADLINE_SECONDS))
            .encoding(Encodings.installed().get(encoding).orElseThrow())
            .build();

    Outcome outcome = MinimalProducer.switchOn(broker.uri(), options);

    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome.responders())
        .singleElement()
        .satisfies(
            responder -> {
              assertThat(responder.state()).isEqualTo(ResponderState.ANSWERED);
              assertThat(responder.response())
                  .isEqualTo(Response.ok(Results.of(new BlinkyResults(false))));
            });
    assertThat(light.isOn()).isTrue();
  }

  @Test
  void theProgramSaysWhatEachDeviceDid(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MinimalProducer.class.getName(),
                broker.uri().toString(),
                "lamp1",
                "ghost")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(program.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }

    assertThat(Files.readAllLines(output, StandardCharsets.UTF_8))
        .contains("lamp1: answered 200", "ghost: not_there");
    assertThat(program.exitValue()).isZero();
  }
}
