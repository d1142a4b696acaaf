// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Opens brokers for tests; each one returned runs already. */
public final class TestBrokers {

  private TestBrokers() {}

  /**
   * The embedded broker that all tests of this JVM share, started at the first call.
   *
   * <p>Its {@code stop} and {@code kill} are refused and its {@code close} does nothing. Sessions
   * and retained messages of other tests are still there: use client ids and topics of your own.
   */
  public static TestBroker embedded() {
    return SharedEmbeddedBroker.instance();
  }

  /**
   * An embedded broker for one test, which may stop and start it; that costs about a second and
   * two.
   */
  public static TestBroker embeddedOfOneTest() {
    return new EmbeddedBroker();
  }

  /** {@code oc2-fabric} in a process of its own, for one test, which may kill it. */
  public static TestBroker fabricProcess() {
    return new FabricProcess();
  }

  /** A private mosquitto that lets everybody in, or the running test is skipped with the reason. */
  public static MosquittoBroker mosquitto() {
    return mosquitto(MosquittoOptions.defaults());
  }

  /** A private mosquitto with these options, or the running test is skipped with the reason. */
  public static MosquittoBroker mosquitto(MosquittoOptions options) {
    BrokerKind.MOSQUITTO.require();
    return MosquittoPrograms.open(options);
  }

  /** Whether there is a mosquitto on this machine. */
  public static boolean mosquittoInstalled() {
    return BrokerKind.MOSQUITTO.missing().isEmpty();
  }

  /** Skips the running test, with the reason, if a program is not on this machine. */
  public static void requireProgram(String program) {
    Assumptions.assumeTrue(
        Commands.find(program).isPresent(), () -> "skipped: " + program + " is not installed");
  }

  /**
   * Every broker that can be had on this machine, opened one by one as the stream is read.
   *
   * <p>For {@code @MethodSource("dev.openc2.testkit.broker.TestBrokers#available")}: JUnit closes
   * each after its test. It leaves the missing ones out silently; {@link BrokerKind} shows them.
   */
  public static Stream<TestBroker> available() {
    return Stream.of(BrokerKind.values())
        .filter(kind -> kind.missing().equals(Optional.empty()))
        .map(BrokerKind::open);
  }
}
