// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.value.CommandId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What became of the Commands that were run or refused, by who sent them and the id that they are
 * known by. Those that go on are bounded by what may go on at once; of those that are over a
 * bounded number is kept for a bounded time. Thread-safe.
 *
 * <p>If a Producer gives one id to several Commands, it names the newest.
 */
final class CommandBook {

  private record Key(@Nullable String from, CommandId id) {}

  private record Ended(Course course, long atNanos) {}

  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final int capacity;
  private final long retentionNanos;

  private final Object lock = new Object();

  /** Guarded by the lock. */
  private final Map<Key, Course> open = new HashMap<>();

  /** In the order in which they ended; guarded by the lock. */
  private final Map<Key, Ended> ended = new LinkedHashMap<>();

  /**
   * Makes an empty book.
   *
   * @param capacity how many Commands that are over it holds
   * @param retention how long
   */
  CommandBook(InstantSource clock, LongSupplier nanoTime, int capacity, Duration retention) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.capacity = capacity;
    this.retentionNanos = retention.toNanos();
  }

  /** Enters a Command that has come. Without an id nobody can ask for it. */
  Course enter(Order order) {
    CommandId id = order.effectiveId();
    if (id == null) {
      return new Course(order.command(), clock, over -> {});
    }
    Key key = new Key(order.headers().from(), id);
    Course course = new Course(order.command(), clock, over -> close(key, over));
    synchronized (lock) {
      open.put(key, course);
      ended.remove(key);
    }
    return course;
  }

  private void close(Key key, Course course) {
    synchronized (lock) {
      // Unless a newer one has its name by now.
      if (open.remove(key, course)) {
        ended.put(key, new Ended(course, nanoTime.getAsLong()));
        forget();
      }
    }
  }

  private void forget() {
    long now = nanoTime.getAsLong();
    Iterator<Ended> oldestFirst = ended.values().iterator();
    while (oldestFirst.hasNext()) {
      boolean isOld = now - oldestFirst.next().atNanos() >= retentionNanos;
      if (!isOld && ended.size() <= capacity) {
        return;
      }
      oldestFirst.remove();
    }
  }

  /** The Command of this Producer with this id, if it is known. */
  Optional<Course> find(@Nullable String from, CommandId id) {
    Key key = new Key(from, id);
    synchronized (lock) {
      Course course = open.get(key);
      if (course != null) {
        return Optional.of(course);
      }
      forget();
      return Optional.ofNullable(ended.get(key)).map(Ended::course);
    }
  }
}
