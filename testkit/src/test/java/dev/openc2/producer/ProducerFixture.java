// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.ProducerId;
import dev.openc2.value.StatusCode;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A Producer on a network where everything happens on the thread of the test, in a time that the
 * test moves on.
 */
final class ProducerFixture {

  static final ProducerId CONSOLE = ProducerId.of("console");
  static final Response OK = Response.of(StatusCode.OK);
  static final Response PROCESSING = Response.of(StatusCode.PROCESSING);
  static final Command DENY =
      Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")));

  final ManualScheduler time = new ManualScheduler();
  final InMemoryNetwork network = new InMemoryNetwork(Runnable::run, time, time::nanoTime);
  final Producer producer;

  ProducerFixture() {
    this(UnaryOperator.identity());
  }

  ProducerFixture(UnaryOperator<Producer.Builder> settings) {
    producer =
        settings
            .apply(
                Producer.builder(network.producer(CONSOLE), CONSOLE)
                    .clock(time.clock())
                    .nanoTime(time::nanoTime)
                    .scheduler(time)
                    .executor(Runnable::run))
            .build();
    producer.start().toCompletableFuture().join();
  }

  /** A device that answers each Command with these. */
  TestDevice device(String id, Response... answers) {
    return TestDevice.answering(network, id, answers);
  }

  static SendOptions to(String... devices) {
    return SendOptions.to(Arrays.stream(devices).map(DeviceId::of).toArray(DeviceId[]::new));
  }

  static Command wanting(ResponseRequested wanted) {
    return DENY.withArgs(Args.builder().responseRequested(wanted).build());
  }

  static boolean isOver(Exchange exchange) {
    return exchange.outcome().toCompletableFuture().isDone();
  }

  /** The outcome of an exchange that must be over. */
  static Outcome outcome(Exchange exchange) {
    return exchange.outcome().toCompletableFuture().getNow(null);
  }
}
