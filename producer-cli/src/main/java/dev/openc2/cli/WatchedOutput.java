// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, which remembers that something could not be written to it: {@link
 * java.io.PrintWriter} would keep the reason to itself. As thread-safe as what it writes to.
 */
final class WatchedOutput extends OutputStream {

  /** What Linux and the BSDs call a pipe without a reader; the JDK has no type for it. */
  private static final String CLOSED_PIPE = "Broken pipe";

  private final OutputStream out;
  private volatile @Nullable IOException failure;

  WatchedOutput(OutputStream out) {
    this.out = out;
  }

  /** True if output is lost, unless its reader went away: that is the reader's business. */
  boolean isLossy() {
    IOException known = failure;
    return known != null && !CLOSED_PIPE.equals(known.getMessage());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
