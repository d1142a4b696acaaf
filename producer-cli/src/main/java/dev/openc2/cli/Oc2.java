// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The {@code oc2} program. */
public final class Oc2 {

  /** How long an interrupted program may take to show what it knows. */
  private static final long FAREWELL_SECONDS = 3;

  private Oc2() {}

  /** Runs the command line and exits with one of the codes that {@code oc2 --help} lists. */
  public static void main(String[] args) {
    LogLevels.initial();
    Converters.onlyOurs();
    Interruption interruption = new Interruption();
    CountDownLatch done = new CountDownLatch(1);
    // The JVM exits with 128 and the number of the signal after its shutdown hooks have run.
    Thread hook = new Thread(() -> sayFarewell(interruption, done), "oc2-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    int exitCode = CommandLines.run(environment(interruption), args);
    done.countDown();
    System.exit(exitCode);
  }

  private static void sayFarewell(Interruption interruption, CountDownLatch done) {
    interruption.interrupt();
    try {
      if (!done.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("oc2: ended before it could say how far it came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("resource") // the standard streams are never closed
  private static Environment environment(Interruption interruption) {
    return new Environment(
        System::getenv,
        System::getProperty,
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminal.isThere(),
        InstantSource.system(),
        interruption);
  }
}
