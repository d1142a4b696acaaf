// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.flood;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A broker for one device that pushes at it what a test wants, as fast as it acknowledges and never
 * beyond its Receive Maximum. A broker in between would lose what does not fit into its queues;
 * here each message is known to have arrived. Pushing is for one thread.
 */
final class FloodBroker implements AutoCloseable {

  private static final int CONNECT = 1;
  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;
  private static final int SUBSCRIBE = 8;
  private static final int PINGREQ = 12;
  private static final int RECEIVE_MAXIMUM = 0x21;
  private static final int PATIENCE_SECONDS = 60;

  private final ServerSocket listener;
  private final CountDownLatch subscribed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong answers = new AtomicLong();
  private final Semaphore window = new Semaphore(0);
  private final Object answerLock = new Object();
  private final Object writeLock = new Object();
  // Guarded by answerLock.
  private @Nullable String wanted;
  private @Nullable String found;
  private volatile int windowSize;
  private volatile boolean lost;
  private @Nullable DataOutputStream out;
  private int packetId;

  FloodBroker() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  URI uri() {
    return URI.create("mqtt://127.0.0.1:" + listener.getLocalPort());
  }

  /** Waits until the device listens. */
  void awaitDevice() throws InterruptedException {
    if (!subscribed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the device did not subscribe");
    }
  }

  /** How often a device connected: once, if the flood did not throw it off. */
  int connections() {
    return connections.get();
  }

  /** How many Responses came. */
  long answers() {
    return answers.get();
  }

  int windowSize() {
    return windowSize;
  }

  /** Pushes one message, when the window has room for it. */
  void push(FloodMessage message) throws IOException, InterruptedException {
    if (message.qos() > 0) {
      acquire(1);
      packetId = packetId % 0xFFFF + 1;
    }
    DataOutputStream to = out;
    if (to == null) {
      throw new IllegalStateException("no device is there");
    }
    synchronized (writeLock) {
      message.writeTo(to, packetId);
      if (window.availablePermits() == 0 || message.qos() == 0) {
        to.flush();
      }
    }
  }

  /** Waits until everything that was pushed is acknowledged. */
  void awaitAcknowledgements() throws IOException, InterruptedException {
    flush();
    acquire(windowSize);
    window.release(windowSize);
  }

  private void acquire(int places) throws IOException, InterruptedException {
    if (window.tryAcquire(places)) {
      return;
    }
    flush();
    if (!window.tryAcquire(places, PATIENCE_SECONDS, TimeUnit.SECONDS) || lost) {
      throw new AssertionError(
          lost ? "the device has left" : "the device does not acknowledge any more");
    }
  }

  private void flush() throws IOException {
    synchronized (writeLock) {
      if (out != null) {
        out.flush();
      }
    }
  }

  /** Pushes a request and waits for a Response that holds the text; returns its payload. */
  String ask(FloodMessage request, String requestId) throws IOException, InterruptedException {
    synchronized (answerLock) {
      wanted = requestId;
      found = null;
    }
    push(request);
    flush();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (answerLock) {
      while (found == null && System.nanoTime() < deadline && !lost) {
        TimeUnit.MILLISECONDS.timedWait(answerLock, 1000);
      }
      if (found == null) {
        throw new AssertionError("no answer to " + requestId + (lost ? ": the device left" : ""));
      }
      return found;
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setTcpNoDelay(true);
        connections.incrementAndGet();
        serve(socket);
      } catch (IOException e) {
        // The device is gone, or the broker is closed.
      }
      lost = true;
      window.release(1_000_000);
    }
  }

  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    DataOutputStream to =
        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 * 1024));
    while (true) {
      int first = in.readUnsignedByte();
      byte[] body = new byte[variableLength(in)];
      in.readFully(body);
      answer(first, ByteBuffer.wrap(body), to);
    }
  }

  private void answer(int first, ByteBuffer body, DataOutputStream to) throws IOException {
    switch (first >> 4) {
      case CONNECT -> {
        windowSize = receiveMaximum(body);
        reply(to, 0x20, 3, 0, 0, 0);
      }
      case SUBSCRIBE -> {
        subscribe(body, to);
        out = to;
        window.release(windowSize);
        subscribed.countDown();
      }
      case PUBACK -> window.release();
      case PUBLISH -> response(body, to);
      case PINGREQ -> reply(to, 0xD0, 0);
      default -> {
        // A DISCONNECT, and what is of no interest here.
      }
    }
  }

  private void reply(DataOutputStream to, int... bytes) throws IOException {
    synchronized (writeLock) {
      for (int value : bytes) {
        to.write(value);
      }
      to.flush();
    }
  }

  /** The property of the CONNECT: protocol name 6 bytes, version, flags, keep-alive 2 bytes. */
  private static int receiveMaximum(ByteBuffer body) {
    body.position(10);
    int end = variableLength(body) + body.position();
    while (body.position() < end) {
      int property = body.get();
      if (property == RECEIVE_MAXIMUM) {
        return body.getShort() & 0xFFFF;
      }
      // Session Expiry and Maximum Packet Size: all others that a link sends have four bytes.
      body.getInt();
    }
    return 0xFFFF;
  }

  private void subscribe(ByteBuffer body, DataOutputStream to) throws IOException {
    int id = body.getShort() & 0xFFFF;
    int properties = variableLength(body);
    body.position(body.position() + properties);
    int filters = 0;
    while (body.hasRemaining()) {
      int length = body.getShort() & 0xFFFF;
      body.position(body.position() + length + 1);
      filters++;
    }
    int[] suback = new int[5 + filters];
    suback[0] = 0x90;
    suback[1] = 3 + filters;
    suback[2] = id >> 8;
    suback[3] = id & 0xFF;
    Arrays.fill(suback, 5, suback.length, 1);
    reply(to, suback);
  }

  private void response(ByteBuffer body, DataOutputStream to) throws IOException {
    int length = body.getShort() & 0xFFFF;
    body.position(body.position() + length);
    reply(to, 0x40, 2, body.get() & 0xFF, body.get() & 0xFF);
    answers.incrementAndGet();
    synchronized (answerLock) {
      if (wanted != null) {
        String text = StandardCharsets.UTF_8.decode(body).toString();
        if (text.contains(wanted)) {
          found = text;
          wanted = null;
          answerLock.notifyAll();
        }
      }
    }
  }

  private static int variableLength(ByteBuffer in) {
    int value = 0;
    int digit;
    int shift = 0;
    do {
      digit = in.get() & 0xFF;
      value |= (digit & 0x7F) << shift;
      shift += 7;
    } while (digit > 0x7F);
    return value;
  }

  private static int variableLength(DataInputStream in) throws IOException {
    int value = 0;
    int digit;
    int shift = 0;
    do {
      digit = in.readUnsignedByte();
      value |= (digit & 0x7F) << shift;
      shift += 7;
    } while (digit > 0x7F);
    return value;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "flood-broker");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
