// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.encoding.MessageCodec;
import dev.openc2.profile.Profiles;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The codec that knows every profile on the class path. Looking for them takes a while. */
final class InstalledCodec {

  private InstalledCodec() {}

  /** Looks for the profiles whenever it is asked. */
  static Supplier<MessageCodec> whenAsked() {
    return InstalledCodec::load;
  }

  /**
   * Looks for the profiles once, from now on, while the caller has something else to do. What goes
   * wrong is thrown at whoever asks.
   */
  static Supplier<MessageCodec> fromNowOn() {
    CompletableFuture<MessageCodec> codec =
        CompletableFuture.supplyAsync(InstalledCodec::load, InstalledCodec::inBackground);
    return () -> join(codec);
  }

  private static MessageCodec load() {
    return MessageCodec.of(Profiles.installed());
  }

  private static void inBackground(Runnable task) {
    Runnable all =
        () -> {
          task.run();
          // Nobody waits for this thread any more. Whoever connects and sends needs random numbers,
          // and the first one takes eight milliseconds.
          var unused = UUID.randomUUID();
        };
    Thread thread = new Thread(all, "oc2-profiles");
    thread.setDaemon(true);
    thread.start();
  }

  private static MessageCodec join(CompletableFuture<MessageCodec> codec) {
    try {
      return codec.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
