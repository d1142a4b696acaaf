// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Response;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.CommandId;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** language D-29: what is remembered of Commands, and that it stays within its bound. */
final class CommandBookTest {

  private static final int CAPACITY = 3;
  private static final int MANY = 1000;
  private static final Duration RETENTION = Duration.ofSeconds(10);

  // Begins where the sum with any age overflows: System.nanoTime may be anything.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final CommandBook book =
      new CommandBook(() -> Instant.EPOCH, nanos::get, CAPACITY, RETENTION);

  private Course enter(@Nullable String requestId) {
    Headers headers =
        Headers.of(requestId == null ? null : RequestId.of(requestId), null, "prod", List.of());
    Command command = Command.of(Action.DENY, new DomainNameTarget("example.com"));
    ReplyTo replyTo = new ReplyTo(new FakeTransfer(), null, null, Encodings.JSON);
    return book.enter(
        new Order(replyTo, headers, command, null, Life.of(null, () -> 0), Order.Past.NONE, 0));
  }

  private static void end(Course course) {
    course.end(Response.of(StatusCode.OK), CompletableFuture.completedFuture(null));
  }

  private List<String> known(String prefix) {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      if (book.find("prod", CommandId.of(prefix + i)).isPresent()) {
        known.add(prefix + i);
      }
    }
    return known;
  }

  @Test
  void ofThoseThatAreOverTheNewestAreKeptUpToTheCapacity() {
    for (int i = 0; i < MANY; i++) {
      end(enter("r" + i));
    }

    assertThat(known("r")).containsExactly("r997", "r998", "r999");
  }

  @Test
  void whatGoesOnIsKeptWhateverEnds() {
    Course open = enter("open");
    for (int i = 0; i < MANY; i++) {
      end(enter("r" + i));
    }
    nanos.addAndGet(RETENTION.toNanos());

    assertThat(book.find("prod", CommandId.of("open"))).contains(open);
  }

  // Who sends one id again and again fills nothing, and one that ends late displaces no newer one.
  @Test
  void oneIdTakesOnePlaceAndNamesTheNewest() {
    List<Course> courses = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      courses.add(enter("same"));
    }
    end(enter("other"));
    courses.forEach(CommandBookTest::end);

    assertThat(book.find("prod", CommandId.of("same"))).contains(courses.get(MANY - 1));
    assertThat(book.find("prod", CommandId.of("other"))).isPresent();
  }

  @Test
  void whatIsOverIsForgottenAfterItsTime() {
    end(enter("r0"));
    nanos.addAndGet(RETENTION.toNanos() - 1);
    end(enter("r1"));
    assertThat(known("r")).containsExactly("r0", "r1");
    nanos.incrementAndGet();

    assertThat(known("r")).containsExactly("r1");
  }

  @Test
  void whatHasNoIdIsNotKept() {
    end(enter(null));
    end(enter("no command id: it has spaces"));

    assertThat(known("r")).isEmpty();
  }
}
