// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Puts objects and lists of a plain tree into a sink. */
final class TreeWalk {

  private TreeWalk() {}

  static void object(TreeObject object, TreeSink sink) throws IOException {
    if (!object.isSmall()) {
      object((Map<?, ?>) object, sink);
      return;
    }
    int size = object.size();
    sink.startObject(size);
    for (int i = 0; i < size; i++) {
      sink.key(object.keyAt(i));
      sink.tree(object.valueAt(i));
    }
    sink.endObject();
  }

  static void object(Map<?, ?> map, TreeSink sink) throws IOException {
    sink.startObject(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sink.key((String) entry.getKey());
      sink.tree(entry.getValue());
    }
    sink.endObject();
  }

  static void list(List<?> list, TreeSink sink) throws IOException {
    sink.startList(list.size());
    for (Object element : list) {
      sink.tree(element);
    }
    sink.endList();
  }
}
