// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.io.IOException;

/** The least that a Java program can be, to compare with. */
public final class Hello {

  static final String READY = "hello, world";

  private Hello() {}

  /** Says hello, and with any argument waits until its input ends. */
  public static void main(String[] args) throws IOException {
    System.out.println(READY);
    if (args.length > 0) {
      while (System.in.read() >= 0) {
        // It is to be there and do nothing.
      }
    }
  }
}
