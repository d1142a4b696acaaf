// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a Consumer takes on and how long it remembers.
 *
 * @param responseTimeout how long a Producer waits for Responses: a Response expires after it, and
 *     a Command is remembered for at least that long; positive
 * @param ledgerRetention how long a Command is remembered if there is room; at least {@code
 *     responseTimeout}
 * @param ledgerSize how many Commands are remembered, and how many may run or wait for their time
 *     at once; at least 1
 * @param inboxSize how many frames may wait to be looked at; at least 1
 * @param actuatorQueue how many Commands may wait for one actuator; at least 1
 * @param rateLimit Commands per minute that are run, finite and at least 0, or null for any number
 * @param maxCommandAge how old a Command may be by its {@code created}, positive, or null for any
 *     age
 * @param processingAfter when a Command that is still running is answered with 102 for the time
 *     being; positive
 * @param drain how long {@code close} waits for what is running; not negative
 * @param acceptBareCommands true to take a Command without its envelope
 * @param errorsDespiteNone true to answer a Command that fails although no answer was asked for, as
 *     the drafts of language 2.0 want; else {@code none} is silence in any case
 */
public record ConsumerSettings(
    Duration responseTimeout,
    Duration ledgerRetention,
    int ledgerSize,
    int inboxSize,
    int actuatorQueue,
    @Nullable Double rateLimit,
    @Nullable Duration maxCommandAge,
    Duration processingAfter,
    Duration drain,
    boolean acceptBareCommands,
    boolean errorsDespiteNone) {

  /** What holds unless something else is said. */
  public static final ConsumerSettings DEFAULT =
      new ConsumerSettings(
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          10_000,
          1_000,
          256,
          null,
          null,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          false,
          false);

  /** Checks the ranges. */
  public ConsumerSettings {
    checkPositive("responseTimeout", responseTimeout);
    checkPositive("processingAfter", processingAfter);
    if (maxCommandAge != null) {
      checkPositive("maxCommandAge", maxCommandAge);
    }
    if (ledgerRetention.compareTo(responseTimeout) < 0) {
      throw new IllegalArgumentException(
          "ledgerRetention: " + ledgerRetention + " is less than responseTimeout");
    }
    checkAtLeastOne("ledgerSize", ledgerSize);
    checkAtLeastOne("inboxSize", inboxSize);
    checkAtLeastOne("actuatorQueue", actuatorQueue);
    if (rateLimit != null && !(rateLimit >= 0 && rateLimit <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "rateLimit: " + rateLimit + " is not a finite number of at least 0");
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException("drain: " + drain + " is negative");
    }
  }

  private static void checkPositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " is not positive");
    }
  }

  private static void checkAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " is not at least 1");
    }
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder(DEFAULT);
  }

  /** A builder that begins with these settings. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Puts settings together; not thread-safe. */
  public static final class Builder {

    private Duration responseTimeout;
    private Duration ledgerRetention;
    private int ledgerSize;
    private int inboxSize;
    private int actuatorQueue;
    private @Nullable Double rateLimit;
    private @Nullable Duration maxCommandAge;
    private Duration processingAfter;
    private Duration drain;
    private boolean acceptBareCommands;
    private boolean errorsDespiteNone;

    private Builder(ConsumerSettings settings) {
      responseTimeout = settings.responseTimeout;
      ledgerRetention = settings.ledgerRetention;
      ledgerSize = settings.ledgerSize;
      inboxSize = settings.inboxSize;
      actuatorQueue = settings.actuatorQueue;
      rateLimit = settings.rateLimit;
      maxCommandAge = settings.maxCommandAge;
      processingAfter = settings.processingAfter;
      drain = settings.drain;
      acceptBareCommands = settings.acceptBareCommands;
      errorsDespiteNone = settings.errorsDespiteNone;
    }

    /** Sets how long a Producer waits. */
    public Builder responseTimeout(Duration value) {
      responseTimeout = value;
      return this;
    }

    /** Sets how long a Command is remembered if there is room. */
    public Builder ledgerRetention(Duration value) {
      ledgerRetention = value;
      return this;
    }

    /** Sets how many Commands are remembered. */
    public Builder ledgerSize(int value) {
      ledgerSize = value;
      return this;
    }

    /** Sets how many frames may wait to be looked at. */
    public Builder inboxSize(int value) {
      inboxSize = value;
      return this;
    }

    /** Sets how many Commands may wait for one actuator. */
    public Builder actuatorQueue(int value) {
      actuatorQueue = value;
      return this;
    }

    /** Sets how many Commands are run per minute. */
    public Builder rateLimit(@Nullable Double value) {
      rateLimit = value;
      return this;
    }

    /** Sets how old a Command may be. */
    public Builder maxCommandAge(@Nullable Duration value) {
      maxCommandAge = value;
      return this;
    }

    /** Sets when a running Command is answered with 102. */
    public Builder processingAfter(Duration value) {
      processingAfter = value;
      return this;
    }

    /** Sets how long {@code close} waits for what is running. */
    public Builder drain(Duration value) {
      drain = value;
      return this;
    }

    /** Sets whether a Command without its envelope is taken. */
    public Builder acceptBareCommands(boolean value) {
      acceptBareCommands = value;
      return this;
    }

    /** Sets whether a failure is answered although no answer was asked for. */
    public Builder errorsDespiteNone(boolean value) {
      errorsDespiteNone = value;
      return this;
    }

    /** The settings; throws {@link IllegalArgumentException} naming the one that cannot be. */
    public ConsumerSettings build() {
      return new ConsumerSettings(
          responseTimeout,
          ledgerRetention,
          ledgerSize,
          inboxSize,
          actuatorQueue,
          rateLimit,
          maxCommandAge,
          processingAfter,
          drain,
          acceptBareCommands,
          errorsDespiteNone);
    }
  }
}
