// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A broker in a container of its own, on a port of loopback that stays the same over restarts. */
final class ContainerBroker implements TestBroker {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MQTT_PORT = 1883;

  private static final String MOSQUITTO_CONF =
      """
      listener 1883
      allow_anonymous true
      set_tcp_nodelay true
      """;

  private final String name;
  private final GenericContainer<?> container;
  private final int port = FreePorts.next();

  private ContainerBroker(String name, GenericContainer<?> container) {
    this.name = name;
    this.container = container;
    container.setPortBindings(List.of("127.0.0.1:" + port + ":" + MQTT_PORT));
    container.start();
    awaitReady();
  }

  static Optional<String> missing() {
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("no Docker engine answers");
  }

  static TestBroker mosquitto() {
    GenericContainer<?> image = image("eclipse-mosquitto:2.0.22");
    image.withCopyToContainer(Transferable.of(MOSQUITTO_CONF), "/mosquitto/config/mosquitto.conf");
    return new ContainerBroker("mosquitto (container)", image);
  }

  static TestBroker hiveMqCe() {
    return new ContainerBroker("hivemq-ce (container)", image("hivemq/hivemq-ce:2025.5"));
  }

  static TestBroker emqx() {
    return new ContainerBroker("emqx (container)", image("emqx/emqx:5.8.8"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    if (!container.isRunning()) {
      docker().startContainerCmd(container.getContainerId()).exec();
      awaitReady();
    }
  }

  @Override
  public void stop() {
    if (container.isRunning()) {
      docker().stopContainerCmd(container.getContainerId()).exec();
    }
  }

  @Override
  public void kill() {
    if (container.isRunning()) {
      docker().killContainerCmd(container.getContainerId()).exec();
    }
  }

  @Override
  public void close() {
    container.stop();
  }

  @Override
  public String toString() {
    return name;
  }

  private void awaitReady() {
    if (!Readiness.await(host(), port, PATIENCE, container::isRunning)) {
      String why = container.getLogs();
      close();
      throw new IllegalStateException(name + " does not come up: " + why);
    }
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private static GenericContainer<?> image(String reference) {
    return new GenericContainer<>(DockerImageName.parse(reference));
  }
}
