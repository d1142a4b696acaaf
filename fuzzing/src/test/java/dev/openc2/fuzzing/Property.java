// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.testkit.generator.Choices;
import dev.openc2.testkit.generator.Generator;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries a claim on many generated values; a failing one is made smaller before it is shown. */
final class Property {

  private static final int RUNS = 3_000;
  private static final int LENGTH = 400;
  private static final long SEED = 20_261_121L;

  private Property() {}

  /** Throws {@link AssertionError} with the smallest value found that the claim fails for. */
  static <T> void forAll(Generator<T> generator, Consumer<T> claim) {
    Random random = new Random(SEED);
    for (int i = 0; i < RUNS; i++) {
      byte[] octets = new byte[1 + random.nextInt(LENGTH)];
      random.nextBytes(octets);
      if (failure(octets, generator, claim) != null) {
        byte[] small = shrunk(octets, generator, claim);
        throw new AssertionError(
            "fails for %s (octets %s)"
                .formatted(generator.make(Choices.of(small)), HexFormat.of().formatHex(small)),
            failure(small, generator, claim));
      }
    }
  }

  /** Takes octets away, then makes them smaller, as long as it still fails. */
  private static <T> byte[] shrunk(byte[] octets, Generator<T> generator, Consumer<T> claim) {
    byte[] best = octets;
    for (int part = best.length; part > 0; part /= 2) {
      for (int at = 0; at + part <= best.length; ) {
        byte[] without = without(best, at, part);
        if (failure(without, generator, claim) != null) {
          best = without;
        } else {
          at++;
        }
      }
    }
    for (int at = 0; at < best.length; at++) {
      byte[] zeroed = best.clone();
      zeroed[at] = 0;
      best = failure(zeroed, generator, claim) == null ? best : zeroed;
    }
    return best;
  }

  private static byte[] without(byte[] octets, int at, int length) {
    byte[] rest = new byte[octets.length - length];
    System.arraycopy(octets, 0, rest, 0, at);
    System.arraycopy(octets, at + length, rest, at, rest.length - at);
    return rest;
  }

  private static <T> @Nullable Throwable failure(
      byte[] octets, Generator<T> generator, Consumer<T> claim) {
    T value = generator.make(Choices.of(octets));
    try {
      claim.accept(value);
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }
}
