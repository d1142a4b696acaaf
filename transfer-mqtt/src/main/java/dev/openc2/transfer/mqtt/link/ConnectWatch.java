// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Tells when the first packet, CONNECT, was written, or could not be. */
final class ConnectWatch extends FilterOutputStream {

  private final CountDownLatch connectWritten;

  ConnectWatch(OutputStream out, CountDownLatch connectWritten) {
    super(out);
    this.connectWritten = connectWritten;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } finally {
      connectWritten.countDown();
    }
  }
}
