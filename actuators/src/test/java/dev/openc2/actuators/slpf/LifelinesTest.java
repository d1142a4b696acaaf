// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.time.ManualScheduler;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The broker stays protected when its name has no address yet, or others later. */
class LifelinesTest {

  private static final URI BROKER = URI.create("mqtts://broker.example:8883");

  private final ManualScheduler time = new ManualScheduler();
  private final List<String> addresses = new ArrayList<>();
  private int lookUps;
  private final Lifelines lifelines =
      new Lifelines(List.of(BROKER), time.clock(), Runnable::run, this::lookUp);

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    lookUps++;
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> found = new ArrayList<>();
    for (String address : addresses) {
      found.add(InetAddress.getByName(address));
    }
    return found.toArray(InetAddress[]::new);
  }

  private Optional<String> refusal(String rule) {
    return Guard.of(List.of(), lifelines, true).refusal(RuleText.parse(rule + " number=1", null));
  }

  private boolean refuses(String rule) {
    return refusal(rule).isPresent();
  }

  @Test
  void aHostWithoutAnAddressMayHaveAny() {
    assertThat(refusal("deny ipv4_net 192.0.2.1"))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("broker.example:8883", "not known"));
    assertThat(refuses("deny ipv6_net 2001:db8::1")).isTrue();
    assertThat(refuses("deny ipv4_connection protocol=tcp,dst_port=8883")).isTrue();
  }

  @Test
  void whatCannotHitItWhateverItsAddressIsNotRefused() {
    assertThat(refuses("deny ipv4_connection protocol=tcp,dst_port=23")).isFalse();
    assertThat(refuses("deny ipv4_connection protocol=udp,dst_addr=192.0.2.1")).isFalse();
    assertThat(refuses("allow ipv4_net 192.0.2.1")).isFalse();
  }

  @Test
  void onceItHasAnAddressOnlyThatIsProtected() {
    assertThat(refuses("deny ipv4_net 192.0.2.1")).isTrue();
    addresses.add("198.51.100.1");

    time.advance(Duration.ofSeconds(5));

    assertThat(refuses("deny ipv4_net 192.0.2.1")).isFalse();
    assertThat(refuses("deny ipv4_net 198.51.100.0/24")).isTrue();
  }

  @Test
  void addressesThatComeLaterAreProtectedWithinAMinuteAndThoseOfBeforeForADay() {
    addresses.add("198.51.100.1");
    assertThat(refuses("deny ipv4_net 192.0.2.1")).isFalse();
    addresses.set(0, "192.0.2.1");

    time.advance(Duration.ofMinutes(1));

    assertThat(refuses("deny ipv4_net 192.0.2.1")).isTrue();
    assertThat(refuses("deny ipv4_net 198.51.100.1")).isTrue();
    time.advance(Duration.ofDays(1).plusMinutes(1));
    assertThat(refuses("deny ipv4_net 192.0.2.1")).isTrue();
    assertThat(refuses("deny ipv4_net 198.51.100.1")).isFalse();
  }

  @Test
  void whileTheNameServerIsAwayTheLastAddressesCount() {
    addresses.add("198.51.100.1");
    assertThat(refuses("deny ipv4_net 198.51.100.1")).isTrue();
    addresses.clear();

    time.advance(Duration.ofDays(3));

    assertThat(refuses("deny ipv4_net 198.51.100.1")).isTrue();
    assertThat(refuses("deny ipv4_net 192.0.2.1")).isFalse();
  }

  @Test
  void aFloodOfDenialsIsNoFloodOfQuestions() {
    addresses.add("198.51.100.1");

    for (int i = 0; i < 1_000; i++) {
      refuses("deny ipv4_net 192.0.2.1");
    }

    assertThat(lookUps).isEqualTo(1);
  }

  @Test
  void manyAddressesDoNotFillTheMemory() {
    for (int i = 0; i < 200; i++) {
      addresses.add("198.51.100." + i);
    }

    assertThat(lifelines.protections()).hasSize(64);
  }

  @Test
  void aNameServerThatDoesNotAnswerHoldsNobodyUpForLong() {
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Lifelines slow =
          new Lifelines(
              List.of(BROKER),
              time.clock(),
              thread,
              host -> {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  throw new UnknownHostException(host);
                }
                return new InetAddress[0];
              });
      long before = System.nanoTime();

      List<Protection> protections = slow.protections();

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
      assertThat(protections).extracting(Protection::net).contains(Span.ALL_IPV4, Span.ALL_IPV6);
    } finally {
      thread.shutdownNow();
    }
  }
}
