// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much torture there is, in all arenas together; each gets at least its share.
 *
 * @param commands how many Commands are sent
 * @param kills how often the device is killed
 * @param brokerRestarts how often the broker is stopped or killed
 * @param cuts how often a connection is cut
 * @param clockJumps how often the clock is put wrong
 * @param seed what all chance comes from
 * @param arenas where
 */
record Size(
    int commands,
    int kills,
    int brokerRestarts,
    int cuts,
    int clockJumps,
    long seed,
    List<Arena> arenas) {

  private static final long SEED = 20_261_121L;

  /**
   * As the system properties {@code torture.*} say: {@code size} is {@code short} or {@code full},
   * each number can be set, and {@code arenas} names some of them.
   */
  static Size ofProperties() {
    boolean isFull = System.getProperty("torture.size", "short").equals("full");
    List<String> chosen =
        Stream.of(System.getProperty("torture.arenas", "").split(","))
            .filter(name -> !name.isBlank())
            .toList();
    List<Arena> arenas =
        Stream.of(Arena.values())
            .filter(
                arena ->
                    chosen.isEmpty() ? isFull || arena.isInShort() : chosen.contains(arena.name()))
            .filter(Arena::isThere)
            .toList();
    return new Size(
        Integer.getInteger("torture.commands", isFull ? 5_200 : 500),
        Integer.getInteger("torture.kills", isFull ? 216 : 22),
        Integer.getInteger("torture.brokerRestarts", isFull ? 56 : 4),
        Integer.getInteger("torture.cuts", isFull ? 64 : 8),
        Integer.getInteger("torture.clockJumps", isFull ? 16 : 2),
        Long.getLong("torture.seed", SEED),
        arenas);
  }

  /**
   * The part of one arena: a broker that forgets has less to show, and the embedded one is slow.
   */
  Size share(Arena arena) {
    double share = weight(arena) / arenas.stream().mapToDouble(Size::weight).sum();
    return new Size(
        part(commands, share),
        part(kills, share),
        part(brokerRestarts, share),
        part(cuts, share),
        part(clockJumps, share),
        seed + arena.name().hashCode(),
        List.of(arena));
  }

  private static double weight(Arena arena) {
    return switch (arena) {
      case FAITHFUL -> 6;
      case DOUBTFUL -> 3;
      case FORGETFUL, EMBEDDED -> 2;
    };
  }

  /** Rounded up. */
  private static int part(int count, double share) {
    return (int) Math.ceil(count * share);
  }
}
