// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Cuts a stream of bytes, in whatever portions it comes, into packets. Used by one thread. */
final class PacketSplitter {

  private final Consumer<ByteBuffer> packets;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private int missing;
  private int shift;
  private boolean inLength;

  PacketSplitter(Consumer<ByteBuffer> packets) {
    this.packets = packets;
  }

  void feed(byte[] bytes, int count) {
    int at = 0;
    while (at < count) {
      if (pending.size() == 0) {
        pending.write(bytes[at++]);
        inLength = true;
        missing = 0;
        shift = 0;
      } else if (inLength) {
        length(bytes[at++]);
      } else {
        int part = Math.min(missing, count - at);
        pending.write(bytes, at, part);
        at += part;
        missing -= part;
        emitWhenWhole();
      }
    }
  }

  private void length(byte digit) {
    pending.write(digit);
    if (shift > 21) {
      throw new IllegalArgumentException("a length has more than four bytes");
    }
    missing |= (digit & 0x7F) << shift;
    shift += 7;
    if ((digit & 0x80) == 0) {
      inLength = false;
      emitWhenWhole();
    }
  }

  private void emitWhenWhole() {
    if (missing == 0) {
      ByteBuffer packet = ByteBuffer.wrap(pending.toByteArray());
      pending.reset();
      packets.accept(packet);
    }
  }
}
