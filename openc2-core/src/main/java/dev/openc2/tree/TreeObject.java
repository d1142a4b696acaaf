// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a plain tree: its members in their order.
 *
 * <p>Nearly every object has few members. Those stand in one array, which takes a third of the
 * memory of a hash map and less time; where there are many, a hash map takes over, which hostile
 * keys of one hash do not slow down. Not thread-safe while members are added.
 */
public final class TreeObject extends AbstractMap<String, @Nullable Object> {

  private static final int FEW = 8;
  private static final int INITIAL = 4;
  private static final Object[] NOTHING = {};

  // Key, value, key, value; unused once there are many.
  private @Nullable Object[] slots = NOTHING;
  private int used;
  private @Nullable Map<String, @Nullable Object> many;

  /** An object without members. */
  public TreeObject() {}

  /** An object without members, but with room for so many. */
  public TreeObject(int expected) {
    slots = new Object[2 * Math.min(expected, FEW)];
  }

  /** An object of one member. */
  public static TreeObject of(String key, @Nullable Object value) {
    TreeObject object = new TreeObject(1);
    object.append(key, value);
    return object;
  }

  /** Adds a member, or gives one another value. */
  @Override
  public @Nullable Object put(String key, @Nullable Object value) {
    if (many != null) {
      return many.put(key, value);
    }
    int index = indexOf(key);
    if (index >= 0) {
      Object before = slots[index + 1];
      slots[index + 1] = value;
      return before;
    }
    append(key, value);
    return null;
  }

  /** Adds a member, unless there is one of this key: then nothing is changed, and it is false. */
  public boolean add(String key, @Nullable Object value) {
    if (many != null) {
      int before = many.size();
      many.putIfAbsent(key, value);
      return many.size() > before;
    }
    if (indexOf(key) >= 0) {
      return false;
    }
    append(key, value);
    return true;
  }

  /** Adds a member of whose key it is known that it is not there yet. */
  public void append(String key, @Nullable Object value) {
    if (many != null) {
      many.put(key, value);
      return;
    }
    if (used == 2 * FEW) {
      toMany().put(key, value);
      return;
    }
    if (used == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(INITIAL, 2 * used));
    }
    slots[used++] = key;
    slots[used++] = value;
  }

  private Map<String, @Nullable Object> toMany() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(4 * FEW);
    for (int i = 0; i < used / 2; i++) {
      map.put(keyAt(i), valueAt(i));
    }
    many = map;
    slots = NOTHING;
    used = 0;
    return map;
  }

  /** True if the members can be asked for by their index. */
  public boolean isSmall() {
    return many == null;
  }

  /** The key of the member of this index, in a small object. */
  public String keyAt(int index) {
    return (String) requireNonNull(slots[2 * index]);
  }

  /** The value of the member of this index, in a small object. */
  public @Nullable Object valueAt(int index) {
    return slots[2 * index + 1];
  }

  private int indexOf(Object key) {
    for (int i = 0; i < used; i += 2) {
      if (key.equals(slots[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    if (key == null) {
      return null;
    }
    if (many != null) {
      return many.get(key);
    }
    int index = indexOf(key);
    return index < 0 ? null : slots[index + 1];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key != null && (many != null ? many.containsKey(key) : indexOf(key) >= 0);
  }

  @Override
  public int size() {
    return many != null ? many.size() : used / 2;
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return many != null ? many.entrySet() : new Members();
  }

  private final class Members extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    @Override
    public int size() {
      return used / 2;
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size();
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          next++;
          return new SimpleImmutableEntry<>(keyAt(next - 1), valueAt(next - 1));
        }
      };
    }
  }
}
