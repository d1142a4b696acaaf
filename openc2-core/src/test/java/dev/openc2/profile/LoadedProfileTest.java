// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.provider.Providers;
import dev.openc2.type.RecordType;
import dev.openc2.value.Nsid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a profile on the class path is asked for what it declares, and what becomes of a fault. */
final class LoadedProfileTest {

  private static final Nsid NSID = Nsid.of("x-late");

  private final List<String> complaints = new ArrayList<>();

  /** Counts how often it is asked for its arguments. */
  private static class Counting implements Profile {

    final AtomicInteger asked = new AtomicInteger();

    @Override
    public Nsid nsid() {
      return NSID;
    }

    @Override
    public String description() {
      return "Counts.";
    }

    @Override
    public Pairs pairs() {
      return Pairs.NONE;
    }

    @Override
    public Optional<RecordType<? extends Extension>> args() {
      asked.incrementAndGet();
      return Optional.empty();
    }
  }

  /** Cannot say what its arguments are. */
  private static final class Faulty extends Counting {

    @Override
    public Optional<RecordType<? extends Extension>> args() {
      asked.incrementAndGet();
      throw new IllegalArgumentException("two members are called speed");
    }
  }

  private Profiles found(Profile... profiles) {
    return Profiles.found(List.of(profiles), complaints::add);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void read(String command, MessageCodec codec) {
    assertThat(codec.read(utf8(command), Encodings.JSON).command()).isNotNull();
  }

  @Test
  void aProfileIsNotAskedForItsWordsBeforeACommandNamesIt() {
    Counting profile = new Counting();
    MessageCodec codec = MessageCodec.of(found(profile));

    read(
        """
        {"action":"deny","target":{"ipv4_net":"203.0.113.0/24"},"actuator":{"slpf":{}}}""",
        codec);
    assertThat(profile.asked).hasValue(0);

    read(
        """
        {"action":"deny","target":{"ipv4_net":"203.0.113.0/24"},"actuator":{"x-late":{}}}""",
        codec);
    read(
        """
        {"action":"query","target":{"x-late:thing":1}}""",
        codec);
    assertThat(profile.asked).hasValue(1);
  }

  static List<Consumer<Profiles>> uses() {
    return List.of(
        profiles -> assertThat(profiles.get(NSID)).isEmpty(),
        profiles -> assertThat(profiles.get("x-late")).isEmpty(),
        profiles -> assertThat(profiles.target(NSID, "thing")).isEmpty(),
        profiles -> assertThat(profiles.all()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("uses")
  void aFaultIsToldOnceAndTheProfileCountsAsNotLoadedFromTheFirstUseOn(Consumer<Profiles> use) {
    Faulty profile = new Faulty();
    Profiles profiles = found(profile);
    assertThat(complaints).isEmpty();

    use.accept(profiles);
    uses().forEach(any -> any.accept(profiles));

    assertThat(complaints)
        .containsExactly(
            Faulty.class.getName()
                + " of "
                + Providers.originOf(Faulty.class)
                + " is left out: two members are called speed");
    assertThat(profile.asked).hasValue(1);
  }

  @Test
  void aFaultyProfileDoesNotKeepItsNamespaceFromOneThatCanBeUsed() {
    Counting sound = new Counting();

    Profiles profiles = found(new Faulty(), sound);

    assertThat(profiles.get(NSID)).containsSame(sound);
    assertThat(complaints).singleElement().asString().contains("is left out: two members");
  }

  @Test
  void threadsThatNameAProfileAtOnceAreToldTheSameOfIt() throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Faulty profile = new Faulty();
      Profiles profiles = found(profile);
      CyclicBarrier together = new CyclicBarrier(threads);
      Callable<Optional<Profile>> task =
          () -> {
            together.await();
            return profiles.get(NSID);
          };

      List<Future<Optional<Profile>>> answers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        answers.add(pool.submit(task));
      }

      for (Future<Optional<Profile>> answer : answers) {
        assertThat(answer.get()).isEmpty();
      }
      assertThat(profile.asked).hasValue(1);
      assertThat(complaints).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }
}
