// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.ResourceBundle;
import org.eclipse.paho.mqttv5.client.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps nothing of what Paho says: it logs lost sockets as SEVERE with stack traces, and what
 * matters of it is told to the {@link LinkListener}. Paho's own way to {@code java.util.logging}
 * takes eight milliseconds of each start to find out that nothing is to be logged. Thread-safe.
 */
public final class SilentLogger implements Logger {

  /** Made by Paho, by its name. */
  public SilentLogger() {}

  @Override
  public void initialise(ResourceBundle messages, String id, @Nullable String resourceName) {}

  @Override
  public void setResourceName(String name) {}

  @Override
  public boolean isLoggable(int level) {
    return false;
  }

  @Override
  public void severe(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void severe(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void severe(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void warning(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void warning(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void warning(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void info(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void info(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void info(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void config(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void config(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void config(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void fine(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void fine(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void fine(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void finer(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void finer(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void finer(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void finest(String sourceClass, String sourceMethod, String message) {}

  @Override
  public void finest(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts) {}

  @Override
  public void finest(
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void log(
      int level,
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public void trace(
      int level,
      String sourceClass,
      String sourceMethod,
      String message,
      @Nullable Object @Nullable [] inserts,
      @Nullable Throwable thrown) {}

  @Override
  public String formatMessage(String message, @Nullable Object @Nullable [] inserts) {
    return message;
  }

  @Override
  public void dumpTrace() {}
}
