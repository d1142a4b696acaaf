// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.value.Octets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a plain tree to write it; how its parts look is up to the encoding.
 *
 * @param <X> what may go wrong with the device
 */
abstract class TreeWriter<X extends Exception> {

  abstract void startObject(int size) throws X;

  /** Writes a key of well-formed Unicode. */
  abstract void key(String key) throws X;

  abstract void endObject() throws X;

  abstract void startList(int size) throws X;

  abstract void endList() throws X;

  /** Writes a text of well-formed Unicode. */
  abstract void text(String text) throws X;

  abstract void octets(Octets octets) throws X;

  abstract void integer(long number) throws X;

  /** Writes a finite number. */
  abstract void number(double number) throws X;

  abstract void bool(boolean bool) throws X;

  abstract void nothing() throws X;

  final void value(@Nullable Object value) throws X {
    if (value instanceof String text) {
      text(TreeScalars.unicode(text));
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      startList(list.size());
      for (Object element : list) {
        value(element);
      }
      endList();
    } else {
      otherScalar(value);
    }
  }

  private void object(Map<?, ?> map) throws X {
    startObject(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      key(TreeScalars.unicode((String) entry.getKey()));
      value(entry.getValue());
    }
    endObject();
  }

  private void otherScalar(@Nullable Object value) throws X {
    if (value instanceof Long || value instanceof Integer) {
      integer(((Number) value).longValue());
    } else if (value instanceof Boolean bool) {
      bool(bool);
    } else if (value instanceof Double number) {
      number(TreeScalars.finite(number));
    } else if (value instanceof Octets octets) {
      octets(octets);
    } else if (value == null) {
      nothing();
    } else {
      throw TreeScalars.foreign(value);
    }
  }
}
