// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.it.torture.Fate.Death;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.FaultyProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends Commands to one device while everything around it fails, one trouble after the other, and
 * then makes the accounts.
 */
final class Ordeal implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Ordeal.class);
  private static final String AT_RANDOM = "at random";
  private static final String WITH_BROKER = "with the broker";
  private static final String WITH_CLOCK = "with the clock";

  /** The deaths that are at no step. */
  static final List<String> OTHER_KILLS = List.of(AT_RANDOM, WITH_BROKER, WITH_CLOCK);

  private static final List<Step> STEPS = List.of(Step.values());
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A client that was cut off again and again waits for half a minute before it connects. */
  private static final Duration SETTLING = Duration.ofSeconds(90);

  private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);
  private static final Duration POLL = Duration.ofMillis(20);

  /** The first time over a topic that only copies took before, it is taken for one of them. */
  private static final int ASK_AGAIN = 3;

  /** So many Commands may wait for their answers before the next trouble. */
  private static final int WINDOW = 60;

  private final Arena arena;
  private final Size size;
  private final Random random;
  private final Tally tally;
  private final TestBroker broker;
  private final FaultyProxy toDevice;
  private final FaultyProxy toSender;
  private final Device device;
  private final Sender sender;
  private int deaths;

  /** Of all that was sent, this much came to an end before the last trouble that is an excuse. */
  private int settled;

  Ordeal(Arena arena, Size size, Path directory) throws Exception {
    this.arena = arena;
    this.size = size;
    this.random = new Random(size.seed());
    this.tally = new Tally(arena.text());
    this.broker = arena.open(directory);
    this.toDevice = FaultyProxy.to(broker.port());
    this.toSender = FaultyProxy.to(broker.port());
    this.device = Device.start(directory, uri(toDevice), arena.knows());
    this.sender = Sender.start(random, uri(toSender));
  }

  private static URI uri(FaultyProxy proxy) {
    return URI.create("mqtt://127.0.0.1:" + proxy.port());
  }

  /** All of it. */
  Tally run() throws Exception {
    long start = System.nanoTime();
    List<Trouble> troubles = troubles();
    // Nothing is to be learnt from one that hears nothing any more.
    for (int i = 0; i < troubles.size() && tally.of(Row.DEAF) == 0; i++) {
      int count =
          size.commands() * (i + 1) / troubles.size() - size.commands() * i / troubles.size();
      LOGGER
          .atInfo()
          .addKeyValue("arena", arena.text())
          .addKeyValue("number", i)
          .addKeyValue("of", troubles.size())
          .log("{}", troubles.get(i));
      undergo(troubles.get(i), count);
      awaitWindow();
    }
    calm();
    makeAccounts();
    tally.add(Row.JUNK, sender.junk());
    tally.add(Row.CUTS, toDevice.cuts() + toSender.cuts());
    tally.add(Row.SECONDS, (int) Duration.ofNanos(System.nanoTime() - start).toSeconds());
    return tally;
  }

  private List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>();
    add(troubles, Trouble.DEATH, size.kills() - size.kills() / 4);
    add(troubles, Trouble.KILL, size.kills() / 4);
    add(troubles, Trouble.STOP, 1 + size.kills() / 20);
    add(troubles, Trouble.BROKER_STOP, size.brokerRestarts() - size.brokerRestarts() / 3);
    add(troubles, Trouble.BROKER_KILL, size.brokerRestarts() / 3);
    add(troubles, Trouble.CUT, size.cuts());
    add(troubles, Trouble.SLOW, 1 + size.cuts() / 4);
    add(troubles, Trouble.CLOCK, (size.clockJumps() + 1) / 2);
    Collections.shuffle(troubles, random);
    return troubles;
  }

  private static void add(List<Trouble> troubles, Trouble trouble, int count) {
    troubles.addAll(Collections.nCopies(count, trouble));
  }

  private void undergo(Trouble trouble, int count) throws Exception {
    if (isExcuse(trouble)) {
      settle();
    }
    int before = random.nextInt(count + 1);
    sender.send(before);
    switch (trouble) {
      case DEATH -> die(count - before);
      case KILL -> {
        device.kill();
        sender.send(count - before);
        restart(AT_RANDOM);
      }
      case STOP -> {
        device.stop();
        sender.send(count - before);
        tally.count(Row.STOPS);
        device.start();
      }
      case BROKER_STOP, BROKER_KILL -> restartBroker(trouble, count - before);
      case CUT -> {
        cut(random.nextBoolean() ? toDevice : toSender);
        sender.send(count - before);
      }
      case SLOW -> slow(random.nextBoolean() ? toDevice : toSender, count - before);
      case CLOCK -> {
        long hours = random.nextInt(1, 13);
        jump(Duration.ofHours(random.nextBoolean() ? hours : -hours));
        sender.send(count - before);
        jump(Duration.ZERO);
      }
    }
  }

  /** True if what is under way may come to nothing by it. */
  private boolean isExcuse(Trouble trouble) {
    return trouble == Trouble.CLOCK
        || trouble == Trouble.BROKER_KILL
        || (trouble == Trouble.BROKER_STOP && !arena.isFaithful());
  }

  /** Everything under way may turn out too old for the device. */
  private void jump(Duration by) throws Exception {
    boolean withDevice = random.nextBoolean();
    if (withDevice) {
      device.kill();
    }
    device.shiftClock(by);
    tally.count(Row.CLOCK_JUMPS);
    unanswered().forEach(Sent::outOfTime);
    if (withDevice) {
      restart(WITH_CLOCK);
    }
  }

  /** What was sent since all was settled: the broker or the clock may be to blame for its end. */
  private Stream<Sent> unanswered() {
    return sender.all().stream()
        .skip(settled)
        .filter(sent -> !sent.isOver() || sent.wish().isTerse());
  }

  /** What does not come to its end now is the fault of no trouble that is still to come. */
  private void settle() {
    if (!await(this::isSettled, SETTLING)) {
      LOGGER.atWarn().addKeyValue("commands", unsettledOnes()).log("not settled");
    }
    settled = sender.all().size();
  }

  private List<Sent> unsettledOnes() {
    Accounts accounts = accounts();
    return sender.all().stream().filter(sent -> !accounts.isSettled(sent)).toList();
  }

  private boolean isSettled() {
    Accounts accounts = accounts();
    return sender.all().stream().allMatch(accounts::isSettled);
  }

  /** Each step in turn, in one way and then in the other. */
  private void die(int count) throws Exception {
    if (!isHearing()) {
      return;
    }
    Step step = STEPS.get(deaths % STEPS.size());
    // What was acknowledged too early is lost only if the acknowledgement gets out.
    boolean isFrozen = step == Step.ACKNOWLEDGED || deaths / STEPS.size() % 2 == 0;
    Death death = isFrozen ? Death.FREEZE : Death.HALT;
    deaths++;
    device.fate().decree(step, death);
    // One that comes to every step.
    sender.send(Wish.COMPLETE);
    sender.send(count);
    if (!await(() -> device.hasMet(step, death))) {
      tally.mistake(Row.DEAF, "nothing came to " + step + " within " + PATIENCE);
      return;
    }
    device.kill();
    sender.send(1);
    restart(step.name());
  }

  private void restart(String why) throws Exception {
    tally.kill(why);
    device.start();
  }

  private void restartBroker(Trouble trouble, int count) throws Exception {
    boolean isKilled = trouble == Trouble.BROKER_KILL;
    boolean withDevice = random.nextInt(3) == 0;
    if (isKilled) {
      broker.kill();
    } else {
      broker.stop();
    }
    if (withDevice) {
      device.kill();
    }
    // Killed, it has not saved what came last.
    boolean isForgotten = isKilled || !arena.isFaithful();
    if (isForgotten) {
      forget(device.fate().cameTo(Step.NOTED));
    }
    sender.send(count);
    broker.start();
    tally.count(Row.BROKER_RESTARTS);
    if (withDevice) {
      restart(WITH_BROKER);
    }
    if (isHearing() && isForgotten) {
      // The device may have been back, and have answered, before the sender listened again.
      forget(sender.all().stream().map(Sent::id).collect(Collectors.toSet()));
    }
  }

  private void forget(Set<String> noted) {
    unanswered().forEach(sent -> sent.lostByBroker(noted.contains(sent.id())));
  }

  /** A device that does not subscribe again hears nothing any more. */
  private boolean isHearing() {
    Sent[] probe = {sender.send(Wish.COMPLETE)};
    boolean hears =
        await(
            () -> {
              if (probe[0].isOver() && probe[0].answer() == null) {
                probe[0] = sender.send(Wish.COMPLETE);
                // Else there would be hundreds.
                LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
              }
              return probe[0].answer() != null;
            });
    if (!hears) {
      tally.mistake(Row.DEAF, "nothing was answered for " + PATIENCE + " though all was there");
    }
    return hears;
  }

  private void cut(FaultyProxy proxy) {
    switch (random.nextInt(4)) {
      case 0 -> proxy.cut();
      case 1 -> proxy.reset();
      case 2 -> proxy.halfClose(random.nextBoolean() ? Direction.TO_BROKER : Direction.TO_CLIENT);
      default -> proxy.cutInside();
    }
  }

  private void slow(FaultyProxy proxy, int count) {
    int kind = random.nextInt(3);
    if (kind == 0) {
      proxy.delay(Duration.ofMillis(20));
    } else if (kind == 1) {
      proxy.throttle(5_000);
    } else {
      proxy.hold(true);
    }
    sender.send(count);
    boolean unused = await(() -> unsettled() < count, Duration.ofSeconds(2));
    // MQTT does not count the time that a message is on the way.
    sender.all().stream()
        .filter(sent -> sent.wish() == Wish.BRIEF && !sent.isOver())
        .forEach(Sent::outOfTime);
    proxy.calm();
  }

  private void awaitWindow() {
    boolean unused = await(() -> unsettled() <= WINDOW);
  }

  private long unsettled() {
    return sender.all().stream()
        .filter(sent -> sent.wish().isAnswered() && sent.wish() != Wish.BRIEF)
        .filter(sent -> !sent.isOver() && !sent.isAnswerLostByBroker() && !sent.isOutOfTime())
        .count();
  }

  /** Waits until nothing happens any more that somebody waits for. */
  private void calm() {
    toDevice.calm();
    toSender.calm();
    settle();
  }

  private void makeAccounts() {
    accounts().findLost(sender.all());
    List<Sent> silent = silent();
    for (int i = 0; i < ASK_AGAIN && !silent().isEmpty(); i++) {
      silent().forEach(sender::askAgain);
      boolean unused = await(() -> silent().isEmpty(), PATIENCE.dividedBy(ASK_AGAIN));
    }
    tally.add(Row.ASKED_AGAIN, silent.size() - silent().size());
    accounts().findRest(sender.all());
  }

  private List<Sent> silent() {
    return sender.all().stream()
        .filter(sent -> sent.wish().isAnswered() && sent.answer() == null)
        .toList();
  }

  private Accounts accounts() {
    return new Accounts(sender, device, arena.knows(), tally);
  }

  private static boolean await(BooleanSupplier condition) {
    return await(condition, PATIENCE);
  }

  private static boolean await(BooleanSupplier condition, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  @Override
  public void close() {
    sender.close();
    device.close();
    toSender.close();
    toDevice.close();
    broker.close();
  }
}
