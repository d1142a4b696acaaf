// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import dev.openc2.fabric.FabricBroker;
import dev.openc2.fabric.FabricConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The broker of {@code oc2-fabric} in this JVM, for one test that restarts it as it likes. */
final class EmbeddedBroker implements TestBroker {

  private final FabricConfig config;
  private @Nullable FabricBroker broker;

  EmbeddedBroker() {
    this.config = FabricConfig.defaults().withPort(FreePorts.next());
    start();
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public int port() {
    return config.port();
  }

  @Override
  public void start() {
    if (broker != null) {
      return;
    }
    FabricBroker next = new FabricBroker(config);
    try {
      next.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded broker does not start", e);
    }
    broker = next;
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  @Override
  public void kill() {
    stop();
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public String toString() {
    return name();
  }
}
