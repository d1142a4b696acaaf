// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.endtoend;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.actuators.slpf.SlpfMemoryFactory;
import dev.openc2.consumer.Consumer;
import dev.openc2.producer.Producer;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferProvider;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Producers and Consumers of one test on one broker, all through the front doors. Closing it closes
 * them.
 */
final class Fleet implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TransferConfig config;
  private final TransferProvider provider;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Deque<Runnable> open = new ArrayDeque<>();

  Fleet(TestBroker broker) {
    this(broker.uri());
  }

  /** Reaches the broker at this address, which may be that of a proxy. */
  Fleet(URI broker) {
    this.config = TransferConfig.of(broker);
    this.provider = Transfers.providerOf(broker);
  }

  /** A Consumer with a packet filter in memory, listening. */
  Consumer firewall(String id) throws Exception {
    return consumer(id, slpf(id));
  }

  Consumer consumer(String id, Actuator actuator) throws Exception {
    DeviceId device = DeviceId.of(id);
    Consumer consumer =
        Consumer.builder(device)
            .transfer(provider.consumer(config, device, Set.of(actuator.nsid())))
            .actuator(actuator)
            .build();
    open.push(consumer::close);
    await(consumer.start());
    return consumer;
  }

  private Actuator slpf(String id) {
    SlpfMemoryFactory factory = new SlpfMemoryFactory();
    return create(
        factory, new ActuatorContext(DeviceId.of(id), InstantSource.system(), scheduler, null));
  }

  private static <C extends Record> Actuator create(
      ActuatorFactory<C> factory, ActuatorContext context) {
    return factory.create(factory.defaultConfig(), context);
  }

  /** A Producer, listening. */
  Producer producer(String id) throws Exception {
    ProducerId producerId = ProducerId.of(id);
    Producer producer = Producer.builder(provider.producer(config, producerId), producerId).build();
    open.push(producer::close);
    await(producer.start());
    return producer;
  }

  static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
    scheduler.shutdownNow();
  }
}
