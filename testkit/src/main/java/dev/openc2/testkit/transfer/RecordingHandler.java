// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.InboundFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the frames that arrive, for a test to take one after the other. Thread-safe. */
public final class RecordingHandler implements FrameHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<InboundFrame> frames = new LinkedBlockingQueue<>();
  private final boolean acknowledging;

  private RecordingHandler(boolean acknowledging) {
    this.acknowledging = acknowledging;
  }

  /** Acknowledges every frame. */
  public static RecordingHandler acknowledging() {
    return new RecordingHandler(true);
  }

  /** Acknowledges none; the test may. */
  public static RecordingHandler silent() {
    return new RecordingHandler(false);
  }

  @Override
  public void onFrame(InboundFrame frame) {
    frames.add(frame);
    if (acknowledging) {
      frame.acknowledge();
    }
  }

  /** Takes the next frame; fails if none comes within 10 s. */
  public InboundFrame next() {
    try {
      InboundFrame frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (frame == null) {
        throw new AssertionError("no frame arrived within " + PATIENCE);
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Takes the next frame's payload as text. */
  public String nextText() {
    return new String(next().payload(), StandardCharsets.UTF_8);
  }

  /** Takes the payloads of frames up to and with this one, as texts. */
  public List<String> textsUntil(String last) {
    List<String> texts = new ArrayList<>();
    do {
      texts.add(nextText());
    } while (!texts.get(texts.size() - 1).equals(last));
    return texts;
  }

  /** How many frames arrived and were not taken. */
  public int waiting() {
    return frames.size();
  }
}
