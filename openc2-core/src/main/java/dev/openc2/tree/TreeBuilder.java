// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.value.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the plain tree of what is put in. Checks nothing; for one tree; not thread-safe. */
final class TreeBuilder implements TreeSink {

  /** An object or a list that is not ended yet; of the two one is null. */
  private static final class Open {
    private final @Nullable TreeObject object;
    private final @Nullable List<@Nullable Object> list;
    private String key = "";

    Open(@Nullable TreeObject object, @Nullable List<@Nullable Object> list) {
      this.object = object;
      this.list = list;
    }

    void add(@Nullable Object value) {
      if (object != null) {
        object.append(key, value);
      } else if (list != null) {
        list.add(value);
      }
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Object root;

  /** What was built. */
  @Nullable Object tree() {
    return root;
  }

  private void add(@Nullable Object value) {
    Open inner = open.peek();
    if (inner == null) {
      root = value;
    } else {
      inner.add(value);
    }
  }

  @Override
  public void startObject(int members) {
    TreeObject object = new TreeObject(members);
    add(object);
    open.push(new Open(object, null));
  }

  @Override
  public void key(String key) {
    open.element().key = key;
  }

  @Override
  public void endObject() {
    open.pop();
  }

  @Override
  public void startList(int elements) {
    List<@Nullable Object> list = new ArrayList<>(elements);
    add(list);
    open.push(new Open(null, list));
  }

  @Override
  public void endList() {
    open.pop();
  }

  @Override
  public void text(String text) {
    add(text);
  }

  @Override
  public void integer(long number) {
    add(number);
  }

  @Override
  public void number(double number) {
    add(number);
  }

  @Override
  public void bool(boolean bool) {
    add(bool);
  }

  @Override
  public void octets(Octets octets) {
    add(octets);
  }

  @Override
  public void nothing() {
    add(null);
  }

  /** What is built already is part of the tree as it is. */
  @Override
  public void tree(@Nullable Object tree) {
    add(tree);
  }
}
