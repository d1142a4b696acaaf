// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of YAML: a key for each component and no other. A component whose key is absent has
 * its default, else null if it is {@code @Nullable}, else the key is missed. Components are what
 * {@link Scalars} reads, records, and lists and maps of those.
 *
 * <p>A record that refuses its values with {@link IllegalArgumentException} and a text that begins
 * with a component's name and a colon is quoted with the path of that key.
 */
final class RecordBinder {

  /** Reads a type in a way of its own. */
  @FunctionalInterface
  interface Reader {
    Object read(YamlNode node, String path) throws ConfigurationException;
  }

  private final Scalars scalars;
  private final Map<Class<?>, Map<String, Object>> defaults = new HashMap<>();
  private final Map<Class<?>, Reader> readers = new HashMap<>();

  RecordBinder(Scalars scalars) {
    this.scalars = scalars;
  }

  /** Sets what holds for the keys of a record that are not given. */
  RecordBinder defaults(Class<? extends Record> type, Map<String, Object> values) {
    defaults.put(type, values);
    return this;
  }

  /** Sets how a type is read. */
  RecordBinder reader(Class<?> type, Reader reader) {
    readers.put(type, reader);
    return this;
  }

  /** The record in the node. */
  <R extends Record> R bind(YamlNode node, String path, Class<R> type)
      throws ConfigurationException {
    return bind(node, path, type, defaults.getOrDefault(type, Map.of()));
  }

  /** The record in the node; what is not given there is as in {@code base}. */
  <R extends Record> R bind(YamlNode node, String path, Class<R> type, R base)
      throws ConfigurationException {
    return bind(node, path, type, valuesOf(base));
  }

  private <R extends Record> R bind(
      YamlNode node, String path, Class<R> type, Map<String, Object> absent)
      throws ConfigurationException {
    Map<String, YamlNode> entries = mapping(node, path).entries();
    RecordComponent[] components = type.getRecordComponents();
    refuseUnknown(entries.keySet(), path, components);
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      String name = component.getName();
      YamlNode given = entries.get(name);
      values[i] =
          given != null
              ? value(
                  given, YamlPaths.key(path, name), component.getGenericType(), absent.get(name))
              : absentValue(component, path, absent);
    }
    return construct(type, values, path);
  }

  private static void refuseUnknown(Set<String> keys, String path, RecordComponent[] components)
      throws ConfigurationException {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new ConfigurationException(
            YamlPaths.key(path, key),
            "there is no such key; there are " + String.join(", ", known));
      }
    }
  }

  private static @Nullable Object absentValue(
      RecordComponent component, String path, Map<String, Object> absent)
      throws ConfigurationException {
    Object value = absent.get(component.getName());
    if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new ConfigurationException(YamlPaths.key(path, component.getName()), "is missing");
    }
    return value;
  }

  private Object value(YamlNode node, String path, Type type, @Nullable Object base)
      throws ConfigurationException {
    if (node instanceof YamlNode.Nothing) {
      throw new ConfigurationException(path, "has no value; give one, or leave the key out");
    }
    Class<?> raw =
        type instanceof ParameterizedType generic
            ? (Class<?>) generic.getRawType()
            : (Class<?>) type;
    Reader reader = readers.get(raw);
    if (reader != null) {
      return reader.read(node, path);
    }
    if (type instanceof ParameterizedType generic) {
      return raw == List.class
          ? list(node, path, generic.getActualTypeArguments()[0])
          : map(node, path, generic.getActualTypeArguments()[1]);
    }
    // A name such as DeviceId is a record, too, but written as one value.
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar(scalar, path, raw);
    }
    if (raw.isRecord()) {
      Class<? extends Record> record = raw.asSubclass(Record.class);
      return base instanceof Record given
          ? bind(node, path, record, valuesOf(given))
          : bind(node, path, record);
    }
    throw new ConfigurationException(path, "is one value, not a list or keys and values");
  }

  private Object scalar(YamlNode.Scalar scalar, String path, Class<?> type)
      throws ConfigurationException {
    Object value;
    try {
      value = scalars.read(scalar.text(), type);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(path, String.valueOf(e.getMessage()));
    }
    if (value == null) {
      throw new ConfigurationException(path, "has keys of its own below it, not a value");
    }
    return value;
  }

  private List<Object> list(YamlNode node, String path, Type itemType)
      throws ConfigurationException {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      throw new ConfigurationException(path, "is a list: each entry begins with \"- \"");
    }
    List<Object> items = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      items.add(value(item, YamlPaths.item(path, items.size()), itemType, null));
    }
    return items;
  }

  private Map<String, Object> map(YamlNode node, String path, Type valueType)
      throws ConfigurationException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : mapping(node, path).entries().entrySet()) {
      String key = entry.getKey();
      values.put(key, value(entry.getValue(), YamlPaths.key(path, key), valueType, null));
    }
    return values;
  }

  private static YamlNode.Mapping mapping(YamlNode node, String path)
      throws ConfigurationException {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw new ConfigurationException(path, "keys and values are expected here");
  }

  private static <R extends Record> R construct(
      Class<R> type, @Nullable Object[] values, String path) throws ConfigurationException {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refused(refusal, path, type);
      }
      throw new IllegalStateException(type + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** What a record said about one of its components, with the path of that key. */
  static ConfigurationException refused(
      IllegalArgumentException refusal, String path, Class<? extends Record> type) {
    return ConfigurationException.refused(
        path,
        refusal,
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private static Map<String, Object> valuesOf(Record record) {
    Map<String, Object> values = new HashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(record);
        if (value != null) {
          values.put(component.getName(), value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(component + " cannot be read", e);
      }
    }
    return values;
  }
}
