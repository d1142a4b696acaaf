// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.message.Response;
import dev.openc2.value.Octets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that forgets everything when the program ends. Thread-safe.
 *
 * <p>It holds a bounded number of Commands. When it is full, the oldest that has ended and is no
 * younger than {@code minimumAge} makes room; if there is none, the new one is not taken on. So a
 * flood can keep the Consumer from running Commands for a while, but never make it run one twice.
 */
public final class MemoryLedger implements Ledger {

  /** A hostile transfer could name ever new channels; real ones have a handful. */
  private static final int MAX_OTHER_CHANNELS = 63;

  private final LongSupplier nanoTime;
  private final int capacity;
  private final long minimumAgeNanos;
  private final long retentionNanos;

  private final Object lock = new Object();

  /** Oldest first; guarded by {@link #lock}. */
  private final Map<LedgerKey, Entry> entries = new LinkedHashMap<>();

  /** Where the last one came, most often the same: one text for all. Guarded by {@link #lock}. */
  private String channel = "";

  /**
   * Makes an empty ledger.
   *
   * @param nanoTime the time as of {@link System#nanoTime}: steady, whatever is done to the clock
   * @param capacity how many Commands it holds, at least 1
   * @param minimumAge how long a Command is remembered after its end in any case
   * @param retention how long a Command is remembered after its end if there is room, at least
   *     {@code minimumAge}
   */
  public MemoryLedger(
      LongSupplier nanoTime, int capacity, Duration minimumAge, Duration retention) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " is not at least 1");
    }
    if (retention.compareTo(minimumAge) < 0) {
      throw new IllegalArgumentException("retention: " + retention + " is less than " + minimumAge);
    }
    this.nanoTime = nanoTime;
    this.capacity = capacity;
    this.minimumAgeNanos = minimumAge.toNanos();
    this.retentionNanos = retention.toNanos();
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public boolean decidesAtOnce() {
    return true;
  }

  @Override
  public List<Unfinished> unfinished() {
    return List.of();
  }

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      forget(now, retentionNanos, Integer.MAX_VALUE);
      Entry entry = entries.get(arrival.key());
      if (entry != null && entry.isMeantAnew(arrival, now - minimumAgeNanos)) {
        entries.remove(arrival.key());
        entry = null;
      }
      return CompletableFuture.completedFuture(
          entry == null ? Decision.of(enter(arrival, now)) : entry.decide(arrival));
    }
  }

  private Verdict enter(Arrival arrival, long now) {
    if (entries.size() >= capacity) {
      forget(now, minimumAgeNanos, 1);
    }
    if (entries.size() >= capacity) {
      return Verdict.FULL;
    }
    if (!channel.equals(arrival.channel())) {
      channel = arrival.channel();
    }
    entries.put(arrival.key(), new Entry(arrival, channel, now));
    return Verdict.FIRST;
  }

  /** Forgets at most so many Commands that have ended and are of that age. */
  private void forget(long now, long ageNanos, int atMost) {
    int left = atMost;
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (left > 0 && oldestFirst.hasNext()) {
      Entry entry = oldestFirst.next();
      if (now - entry.lastNeeded < ageNanos) {
        return;
      }
      if (entry.ended) {
        oldestFirst.remove();
        left--;
      }
    }
  }

  @Override
  public CompletionStage<Void> begin(LedgerKey key) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> answer(LedgerKey key, Response answer) {
    return update(key, answer, false);
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer) {
    return update(key, answer, true);
  }

  @Override
  public void sent(LedgerKey key) {
    // What is not sent when the program ends is lost with it.
  }

  private CompletionStage<Void> update(LedgerKey key, @Nullable Response answer, boolean ended) {
    synchronized (lock) {
      Entry entry = entries.get(key);
      if (entry != null) {
        entry.answer = answer == null ? entry.answer : answer;
        if (ended && !entry.ended) {
          entry.ended = true;
          entry.lastNeeded = nanoTime.getAsLong();
          // Back to the end: the order stays that of the age, which counts from the end of a run.
          entries.remove(key);
          entries.put(key, entry);
        }
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    synchronized (lock) {
      entries.clear();
    }
  }

  /** A Command that was seen; guarded by the lock of the ledger. */
  private static final class Entry {

    private final Octets digest;
    private final int transfer;
    private final String channel;

    /** Where else it arrived: most Commands come one way alone. */
    private Set<Channel> otherChannels = Set.of();

    private @Nullable Response answer;
    private boolean ended;

    /** When it came, and once it has ended, when that was. */
    private long lastNeeded;

    Entry(Arrival arrival, String channel, long now) {
      this.digest = arrival.digest();
      this.transfer = arrival.transfer();
      this.channel = channel;
      this.lastNeeded = now;
    }

    /** True if this is another Command that only says the same. */
    boolean isMeantAnew(Arrival arrival, long latestEnd) {
      return arrival.key().kind() == LedgerKey.Kind.CONTENT
          && ended
          && lastNeeded - latestEnd <= 0
          && !arrival.redelivered()
          && hasSeen(arrival);
    }

    private boolean hasSeen(Arrival arrival) {
      return (transfer == arrival.transfer() && channel.equals(arrival.channel()))
          || otherChannels.contains(Channel.of(arrival));
    }

    private boolean hasSeenTransferOf(Arrival arrival) {
      return transfer == arrival.transfer()
          || otherChannels.stream().anyMatch(other -> other.transfer() == arrival.transfer());
    }

    Decision decide(Arrival arrival) {
      if (!digest.equals(arrival.digest())) {
        return Decision.of(Verdict.CONFLICT);
      }
      boolean isOtherTransfer = !hasSeenTransferOf(arrival);
      boolean isOtherChannel = see(arrival);
      if (arrival.redelivered() || (isOtherChannel && !isOtherTransfer)) {
        return Decision.of(Verdict.COPY);
      }
      return new Decision(Verdict.RETRY, answer);
    }

    /** True if nothing of this Command arrived there before. */
    private boolean see(Arrival arrival) {
      if (hasSeen(arrival) || otherChannels.size() >= MAX_OTHER_CHANNELS) {
        return false;
      }
      if (otherChannels.isEmpty()) {
        otherChannels = new HashSet<>();
      }
      return otherChannels.add(Channel.of(arrival));
    }
  }

  private record Channel(int transfer, String name) {

    static Channel of(Arrival arrival) {
      return new Channel(arrival.transfer(), arrival.channel());
    }
  }
}
