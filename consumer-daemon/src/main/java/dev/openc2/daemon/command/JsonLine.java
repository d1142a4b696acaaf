// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.command;

import org.jspecify.annotations.Nullable;

/**
 * One JSON object in one line (RFC 8259), for programs; what is null is left out. Written by hand
 * in ASCII, since texts from the network may be no Unicode and terminals obey more than the
 * characters that JSON forbids. One thread at a time.
 */
public final class JsonLine {

  private final StringBuilder out = new StringBuilder("{");

  /** Begins an object. */
  public JsonLine() {}

  /** Adds a text. */
  public void text(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      quote(value);
    }
  }

  /** Adds a number. */
  public void number(String name, @Nullable Number value) {
    if (value != null) {
      name(name);
      out.append(value);
    }
  }

  /** Adds true or false. */
  public void flag(String name, boolean value) {
    name(name);
    out.append(value);
  }

  private void name(String name) {
    if (out.length() > 1) {
      out.append(',');
    }
    quote(name);
    out.append(':');
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        out.append("\\u%04x".formatted((int) c));
      }
    }
    out.append('"');
  }

  /** Ends the object, without a line end. */
  public String end() {
    return out.append('}').toString();
  }
}
