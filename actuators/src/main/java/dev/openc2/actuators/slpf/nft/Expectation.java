// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.nft.Tenants.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the kernel is to tell of one change of ours. Thread-safe. */
final class Expectation {

  /** Of nothing. */
  static final Expectation NONE = new Expectation("", Map.of());

  /** How a line begins, and what stands in it. */
  private record Sound(String beginning, String part) {

    boolean isIn(String line) {
      return line.startsWith(beginning) && line.contains(part);
    }
  }

  private final List<Sound> all = new ArrayList<>();
  private final boolean isAudible;
  private final CountDownLatch isOver = new CountDownLatch(1);

  /** What is not heard yet; guarded by itself. */
  private final List<Sound> missing = new ArrayList<>();

  Expectation(String table, Map<Place, Move> moves) {
    boolean hasSound = true;
    for (Map.Entry<Place, Move> entry : moves.entrySet()) {
      Move move = entry.getValue();
      Sound gone = sound("delete", table, entry.getKey(), move.before());
      Sound come = sound("add", table, entry.getKey(), move.after());
      if (gone != null) {
        all.add(gone);
      }
      if (come != null) {
        all.add(come);
      }
      Sound last = come == null ? gone : come;
      if (last == null || move.isSame()) {
        hasSound = false;
      } else {
        missing.add(last);
      }
    }
    this.isAudible = hasSound && !moves.isEmpty();
  }

  private static @Nullable Sound sound(
      String verb, String table, Place place, @Nullable String comment) {
    return comment == null
        ? null
        : new Sound(
            verb + " element inet " + table + " " + place.setName() + " { ",
            " comment \"" + comment + "\"");
  }

  /** False if a part of it makes no sound, so that it is no use to listen. */
  boolean isAudible() {
    return isAudible;
  }

  /** Takes a line; true if it tells of this change. */
  boolean hear(String line) {
    synchronized (missing) {
      missing.removeIf(sound -> sound.isIn(line));
      if (missing.isEmpty()) {
        isOver.countDown();
      }
    }
    return all.stream().anyMatch(sound -> sound.isIn(line));
  }

  /** Waits until all of it is heard; false if the time is over before. */
  boolean isHeard(long millis) {
    try {
      return isOver.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
