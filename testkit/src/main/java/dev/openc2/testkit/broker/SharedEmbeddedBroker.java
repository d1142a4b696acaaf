// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

/**
 * The one embedded broker that all tests of a JVM use, since its start takes a second and its stop
 * two.
 */
final class SharedEmbeddedBroker implements TestBroker {

  private final EmbeddedBroker broker = new EmbeddedBroker();

  private SharedEmbeddedBroker() {
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shared-embedded-broker-close"));
  }

  static TestBroker instance() {
    return Holder.INSTANCE;
  }

  @Override
  public String name() {
    return broker.name();
  }

  @Override
  public int port() {
    return broker.port();
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    throw new UnsupportedOperationException(
        "other tests share this broker: take TestBrokers.embeddedOfOneTest()");
  }

  @Override
  public void kill() {
    stop();
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return name();
  }

  private static final class Holder {
    static final TestBroker INSTANCE = new SharedEmbeddedBroker();
  }
}
