// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

/** Says in one sentence why the demonstration cannot go on. */
public final class DemoException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public DemoException(String text) {
    super(text);
  }
}
