// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory on which any number of Producers and Consumers meet. Thread-safe.
 *
 * <p>Its channels are {@code cmd/all}, {@code cmd/profile/NSID}, {@code cmd/device/ID}, {@code rsp}
 * and {@code rsp/ID}. Like a broker it keeps what is for a client that listened before until that
 * one comes again, delivers again what was not acknowledged, and says that nobody listens only
 * where nobody ever did, or was {@linkplain #forget forgotten}.
 */
public final class InMemoryNetwork {

  private final Executor executor;
  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTime;
  private final Object lock = new Object();
  // Guarded by lock.
  private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
  private volatile Trouble trouble = Trouble.NONE;

  /** A network with daemon threads of its own and real time. */
  public InMemoryNetwork() {
    this(
        Executors.newCachedThreadPool(InMemoryNetwork::daemon),
        Executors.newSingleThreadScheduledExecutor(InMemoryNetwork::daemon),
        System::nanoTime);
  }

  /**
   * A network on given threads.
   *
   * @param executor runs the handlers; {@code Runnable::run} has them called by the sender, which
   *     is for tests with one thread
   * @param scheduler delivers what is delayed
   * @param nanoTime decides what has expired
   */
  public InMemoryNetwork(
      Executor executor, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
    this.executor = executor;
    this.scheduler = scheduler;
    this.nanoTime = nanoTime;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "in-memory-network");
    thread.setDaemon(true);
    return thread;
  }

  /** A transfer for the Producer with this id. */
  public ProducerTransfer producer(ProducerId id) {
    return new InMemoryProducerTransfer(this, id);
  }

  /** A transfer for the Consumer with this id and these profiles. */
  public ConsumerTransfer consumer(DeviceId id, Set<Nsid> profiles) {
    return new InMemoryConsumerTransfer(this, id, profiles);
  }

  /** Sets what goes wrong from now on. */
  public void trouble(Trouble value) {
    trouble = value;
  }

  /** Forgets a Consumer and what waits for it: from now on nobody listens in its place. */
  public void forget(DeviceId id) {
    synchronized (lock) {
      mailboxes.remove(Channels.consumerKey(id));
    }
  }

  /** Puts something on a channel that no transfer would send. */
  public void inject(String channel, RawFrame frame) {
    subscribers(channel).forEach(mailbox -> mailbox.offer(channel, frame, null));
  }

  /** The mailbox of a client, made if there is none, listening at exactly these channels. */
  Mailbox mailbox(String key, Set<String> channels, @Nullable String ownChannel) {
    synchronized (lock) {
      Mailbox mailbox =
          mailboxes.computeIfAbsent(key, unused -> new Mailbox(executor, nanoTime, ownChannel));
      mailbox.subscribe(channels);
      return mailbox;
    }
  }

  /** True if anybody listens at the channel, now or at the next start. */
  boolean isListenedTo(String channel) {
    return !subscribers(channel).isEmpty();
  }

  /** Sends; throws what the trouble throws. */
  Delivery send(String channel, OutboundFrame frame) {
    List<Duration> copies = trouble.copies(channel, frame);
    List<Mailbox> mailboxesThere = subscribers(channel);
    Long expiresAt =
        frame.expiry() == null ? null : nanoTime.getAsLong() + frame.expiry().toNanos();
    for (Duration delay : copies) {
      Runnable arrival =
          () ->
              mailboxesThere.forEach(
                  mailbox -> mailbox.offer(channel, RawFrame.of(frame), expiresAt));
      if (delay.isZero()) {
        arrival.run();
      } else {
        var unused = scheduler.schedule(arrival, delay.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
    return mailboxesThere.isEmpty() ? Delivery.NOBODY_LISTENS : Delivery.ACCEPTED;
  }

  private List<Mailbox> subscribers(String channel) {
    synchronized (lock) {
      return mailboxes.values().stream().filter(mailbox -> mailbox.listensTo(channel)).toList();
    }
  }

  /** The names of the channels and of who listens at them. */
  static final class Channels {

    static final String GENERAL_RESPONSES = "rsp";

    private Channels() {}

    static String of(Destination destination) {
      if (destination instanceof Destination.ToDevice device) {
        return device(device.device());
      }
      if (destination instanceof Destination.ToProfile profile) {
        return "cmd/profile/" + profile.nsid();
      }
      return "cmd/all";
    }

    static String device(DeviceId id) {
      return "cmd/device/" + id;
    }

    static String responses(ProducerId id) {
      return "rsp/" + id;
    }

    static String consumerKey(DeviceId id) {
      return "consumer/" + id;
    }

    static String producerKey(ProducerId id) {
      return "producer/" + id;
    }

    static Set<String> ofConsumer(DeviceId id, Set<Nsid> profiles) {
      Set<String> channels = new HashSet<>();
      channels.add(of(new Destination.All()));
      channels.add(device(id));
      profiles.forEach(nsid -> channels.add(of(new Destination.ToProfile(nsid))));
      return channels;
    }
  }
}
