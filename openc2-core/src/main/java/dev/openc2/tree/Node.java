// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.value.Octets;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree: its value, and how to get there. Every accessor throws {@link
 * InvalidMessageException} with the place, the value and what was expected.
 */
public final class Node {

  /** The largest integer that JSON peers agree on (RFC 7493 §2.2): 2^53 - 1. */
  public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private final @Nullable Node parent;
  // A String, or what is turned into the index in a list for errors only.
  private final Object key;
  // Another one for the scalars of a list alone, which have one place in turn.
  private @Nullable Object value;
  private final Mode mode;
  private final Language language;

  private Node(
      @Nullable Node parent, Object key, @Nullable Object value, Mode mode, Language language) {
    this.parent = parent;
    this.key = key;
    this.value = value;
    this.mode = mode;
    this.language = language;
  }

  private Node(Node parent, Object key, @Nullable Object value) {
    this(parent, key, value, parent.mode, parent.language);
  }

  /** The root of a tree of language 1.0. */
  public static Node root(@Nullable Object tree, Mode mode) {
    return root(tree, mode, Language.V1_0);
  }

  /** The root of a tree. */
  public static Node root(@Nullable Object tree, Mode mode, Language language) {
    return new Node(null, "", tree, mode, language);
  }

  /** A place below this one. */
  public Node child(String childKey, @Nullable Object childValue) {
    return new Node(this, childKey, childValue);
  }

  /** The place of an element of this list, for an error; without its value. */
  public Node element(int index) {
    return new Node(this, index, null);
  }

  /** The same place with another value. */
  public Node replaced(@Nullable Object newValue) {
    return new Node(parent, key, newValue, mode, language);
  }

  /** True if this difference from the letter of the specification is taken here. */
  public boolean tolerates(Tolerance tolerance) {
    return tolerance.holds(mode, language);
  }

  /** The bare value. */
  public @Nullable Object value() {
    return value;
  }

  /** The JSON pointer of this place (RFC 6901); empty for the root. */
  public String pointer() {
    if (parent == null) {
      return "";
    }
    return parent.pointer() + "/" + key().replace("~", "~0").replace("/", "~1");
  }

  /** The key or index under which the parent holds this. */
  public String key() {
    return key.toString();
  }

  /** True for an object. */
  public boolean isObject() {
    return value instanceof Map;
  }

  /** True for a list. */
  public boolean isList() {
    return value instanceof List;
  }

  /** True for text. */
  public boolean isText() {
    return value instanceof String;
  }

  /** That something is malformed here. */
  public Fault fault(String problem) {
    return new Fault(pointer(), problem, StatusCode.BAD_REQUEST);
  }

  /** The exception for something malformed here. */
  public InvalidMessageException malformed(String problem) {
    return new InvalidMessageException(pointer(), problem);
  }

  /** The exception for something well-formed here that is not supported. */
  public InvalidMessageException unsupported(String problem) {
    return new InvalidMessageException(
        List.of(new Fault(pointer(), problem, StatusCode.NOT_IMPLEMENTED)));
  }

  private InvalidMessageException expected(String what) {
    return malformed(describe() + " is not " + what);
  }

  /** The value for an error sentence, cut and printable. */
  public String describe() {
    if (value instanceof String text) {
      return Printable.quote(text);
    }
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Octets octets) {
      return "a byte string of " + octets.length();
    }
    return String.valueOf(value);
  }

  /** The members of an object. */
  @SuppressWarnings("unchecked") // the reader of an encoding makes maps with text keys only
  public Map<String, @Nullable Object> map() {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw expected("an object");
  }

  /**
   * The one member of an object that must have exactly one.
   *
   * @param what the object, for the error sentence, such as {@code a target}
   * @param ofWhat what a member is, such as {@code type}
   */
  public Node only(String what, String ofWhat) {
    Map<String, @Nullable Object> map = map();
    if (map.size() != 1) {
      throw malformed(what + " has exactly one " + ofWhat + ", not " + map.size());
    }
    if (map instanceof TreeObject object) {
      return child(object.keyAt(0), object.valueAt(0));
    }
    Map.Entry<String, @Nullable Object> entry = map.entrySet().iterator().next();
    return child(entry.getKey(), entry.getValue());
  }

  /** Hands every member of an object to the reader; the faults in them are collected. */
  public void members(BiConsumer<String, Node> reader) {
    FaultCollector faults = new FaultCollector();
    for (Map.Entry<String, @Nullable Object> entry : map().entrySet()) {
      if (faults.isFull()) {
        break;
      }
      Node child = child(entry.getKey(), entry.getValue());
      faults.attempt(() -> reader.accept(entry.getKey(), child));
    }
    faults.throwIfAny();
  }

  /** The elements of a list. */
  public List<Node> list() {
    List<?> list = elements();
    List<Node> nodes = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      nodes.add(new Node(this, i, list.get(i)));
    }
    return nodes;
  }

  private List<?> elements() {
    if (value instanceof List<?> list) {
      return list;
    }
    throw expected("a list");
  }

  /**
   * An index that moves on: a place of its own for each scalar would be dearer than all the rest.
   */
  private static final class Index {
    private int value;

    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /**
   * The elements of a list, each read by the reader; the faults in them are collected. A reader of
   * scalars must not keep the place: it goes on to the next one.
   */
  public <T> List<T> list(Function<Node, T> reader) {
    List<?> list = elements();
    List<T> values = new ArrayList<>(list.size());
    FaultCollector faults = new FaultCollector();
    Index index = new Index();
    Node scalar = new Node(this, index, null);
    for (int i = 0; i < list.size() && !faults.isFull(); i++) {
      Object element = list.get(i);
      index.value = i;
      scalar.value = element;
      // A class before interfaces: that something is none of those takes the JVM long to find out.
      boolean isScalar =
          element instanceof String || !(element instanceof Map || element instanceof List);
      try {
        values.add(reader.apply(isScalar ? scalar : new Node(this, i, element)));
      } catch (InvalidMessageException e) {
        faults.addAll(e);
      }
    }
    faults.throwIfAny();
    return values;
  }

  /** Text. */
  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw expected("text");
  }

  /** Text as a value type reads it; its {@link IllegalArgumentException} becomes a fault here. */
  public <T> T text(Function<String, T> parser) {
    return checked(text(), parser);
  }

  /** Applies a check whose {@link IllegalArgumentException} becomes a fault here. */
  public <A, T> T checked(A argument, Function<A, T> constructor) {
    try {
      return constructor.apply(argument);
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  /** True or false. */
  public boolean bool() {
    if (value instanceof Boolean bool) {
      return bool;
    }
    throw expected("true or false");
  }

  /** A whole number between the two bounds; also {@code 200.0} where that is tolerated. */
  public long integer(long min, long max) {
    long number = integer();
    if (number < min || number > max) {
      throw malformed(number + " is not between " + min + " and " + max);
    }
    return number;
  }

  private long integer() {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Double number && Math.rint(number) == number) {
      if (Math.abs(number) > MAX_SAFE_INTEGER) {
        throw malformed(describe() + " is beyond 2^53");
      }
      if (tolerates(Tolerance.WHOLE_NUMBER_AS_FRACTION)) {
        return number.longValue();
      }
    }
    throw expected("a whole number");
  }

  /** A finite number of at least zero. */
  public double nonNegativeNumber() {
    if (!(value instanceof Long || value instanceof Double)) {
      throw expected("a number");
    }
    double number = ((Number) value).doubleValue();
    if (!(number >= 0) || Double.isInfinite(number)) {
      throw malformed(describe() + " is not a finite number of at least 0");
    }
    return number;
  }

  /** A point in time: milliseconds since 1970 (oc2ls v1.0 §3.4.2.2). */
  public Instant instant() {
    return Instant.ofEpochMilli(integer(0, MAX_SAFE_INTEGER));
  }

  /** A duration in milliseconds (oc2ls v1.0 §3.4.2.3). */
  public Duration duration() {
    return Duration.ofMillis(integer(0, MAX_SAFE_INTEGER));
  }

  /** Octets written as base64url, or as a byte string where the encoding has those. */
  public Octets binary() {
    if (value instanceof Octets octets) {
      return octets;
    }
    String text = text();
    boolean isStandard = text.indexOf('+') >= 0 || text.indexOf('/') >= 0;
    if (isStandard && !tolerates(Tolerance.STANDARD_BASE64)) {
      throw malformed(describe() + " is not base64url: it has + or / instead of - and _");
    }
    return checked(text, Octets::parseBase64);
  }

  /** Octets written as base16, or as a byte string where the encoding has those. */
  public Octets hex() {
    return value instanceof Octets octets ? octets : text(Octets::parseHex);
  }
}
